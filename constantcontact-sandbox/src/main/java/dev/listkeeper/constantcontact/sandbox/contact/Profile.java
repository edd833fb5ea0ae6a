package dev.listkeeper.constantcontact.sandbox.contact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of a contact's fields; packed into bytes they take little more than their text. */
public final class Profile {
  /** No value at all. */
  public static final Profile EMPTY = new Profile(new String[Field.count()]);

  private final @Nullable String[] values;

  private Profile(@Nullable String[] values) {
    this.values = values;
  }

  /** Collects the values of a profile. */
  public static final class Builder {
    private final @Nullable String[] values = new String[Field.count()];

    /** Sets a value. */
    public void set(Field field, String value) {
      values[field.place()] = value;
    }

    /** Adds a second line to a value, or sets it. */
    public void append(Field field, String more) {
      String first = values[field.place()];
      if (first == null || first.isEmpty()) {
        set(field, more);
      } else if (!more.isEmpty()) {
        set(field, first + " " + more);
      }
    }

    /** The profile; the builder is not used afterwards. */
    public Profile build() {
      return new Profile(values);
    }
  }

  /** A value, or null when it is not set. */
  public @Nullable String get(Field field) {
    return values[field.place()];
  }

  /** A value, or nothing as text. */
  public String text(Field field) {
    String value = values[field.place()];
    return value == null ? "" : value;
  }

  /** This profile with one value changed; null takes it away. */
  public Profile with(Field field, @Nullable String value) {
    @Nullable String[] copy = values.clone();
    copy[field.place()] = value;
    return new Profile(copy);
  }

  /** This profile with the other's values over its own. */
  public Profile overlaid(Profile other) {
    @Nullable String[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      if (other.values[i] != null) {
        copy[i] = other.values[i];
      }
    }
    return new Profile(copy);
  }

  /** This profile without the values that are empty texts. */
  Profile withoutBlanks() {
    @Nullable String[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      String value = copy[i];
      copy[i] = value != null && value.isEmpty() ? null : value;
    }
    return new Profile(copy);
  }

  /** Field number, length in two bytes, UTF-8; for each value that is set. */
  byte[] pack() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      if (value != null) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        out.write(i);
        out.write(text.length >> 8);
        out.write(text.length);
        out.write(text, 0, text.length);
      }
    }
    return out.toByteArray();
  }

  static Profile unpack(byte[] packed) {
    if (packed.length == 0) {
      return EMPTY;
    }
    @Nullable String[] values = new String[Field.count()];
    int at = 0;
    while (at < packed.length) {
      int length = (packed[at + 1] & 0xFF) << 8 | (packed[at + 2] & 0xFF);
      values[packed[at]] = new String(packed, at + 3, length, StandardCharsets.UTF_8);
      at += 3 + length;
    }
    return new Profile(values);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Profile profile && Arrays.equals(values, profile.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
