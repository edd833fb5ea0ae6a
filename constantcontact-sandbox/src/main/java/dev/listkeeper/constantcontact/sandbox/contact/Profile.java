package dev.listkeeper.constantcontact.sandbox.contact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of a contact's fields; packed into bytes they take little more than their text. */
public final class Profile {
  /** No value at all. */
  public static final Profile EMPTY = new Profile(new String[Field.count()], Map.of());

  private static final int CUSTOM = 0xFF;

  private final @Nullable String[] values;
  private final Map<Integer, String> custom;

  private Profile(@Nullable String[] values, Map<Integer, String> custom) {
    this.values = values;
    this.custom = custom;
  }

  /** Collects the values of a profile. */
  public static final class Builder {
    private final @Nullable String[] values = new String[Field.count()];
    private Map<Integer, String> custom = Map.of();

    /** Sets the value of a custom field, by the field's number. */
    public void setCustom(int field, String value) {
      if (custom.isEmpty()) {
        custom = new TreeMap<>();
      }
      custom.put(field, value);
    }

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
      return new Profile(values, custom);
    }
  }

  /** The values of custom fields, by the numbers of the fields; those of deleted fields too. */
  public Map<Integer, String> custom() {
    return Collections.unmodifiableMap(custom);
  }

  /** This profile with other values of custom fields. */
  Profile withCustom(Map<Integer, String> other) {
    return new Profile(values, other.isEmpty() ? Map.of() : new TreeMap<>(other));
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
    return new Profile(copy, custom);
  }

  /** This profile with the other's values over its own. */
  public Profile overlaid(Profile other) {
    @Nullable String[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      if (other.values[i] != null) {
        copy[i] = other.values[i];
      }
    }
    return new Profile(copy, overlaid(custom, other.custom));
  }

  /** This profile without the values that are empty texts. */
  Profile withoutBlanks() {
    @Nullable String[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      String value = copy[i];
      copy[i] = value != null && value.isEmpty() ? null : value;
    }
    return new Profile(copy, withoutBlanks(custom));
  }

  private static Map<Integer, String> overlaid(
      Map<Integer, String> below, Map<Integer, String> above) {
    if (above.isEmpty()) {
      return below;
    }
    Map<Integer, String> both = new TreeMap<>(below);
    both.putAll(above);
    return both;
  }

  private static Map<Integer, String> withoutBlanks(Map<Integer, String> values) {
    if (values.isEmpty()) {
      return values;
    }
    Map<Integer, String> filled = new TreeMap<>(values);
    filled.values().removeIf(String::isEmpty);
    return filled;
  }

  /**
   * Field number, length in two bytes, UTF-8; for each value that is set. Custom fields have the
   * number 255 and then their own in two bytes.
   */
  byte[] pack() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      if (value != null) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        out.write(i);
        write(out, text);
      }
    }
    custom.forEach((field, value) -> {
      out.write(CUSTOM);
      out.write(field >> 8);
      out.write(field);
      write(out, value.getBytes(StandardCharsets.UTF_8));
    });
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, byte[] text) {
    out.write(text.length >> 8);
    out.write(text.length);
    out.write(text, 0, text.length);
  }

  static Profile unpack(byte[] packed) {
    if (packed.length == 0) {
      return EMPTY;
    }
    Builder profile = new Builder();
    int at = 0;
    while (at < packed.length) {
      int field = packed[at++] & 0xFF;
      int number = field;
      if (field == CUSTOM) {
        number = pair(packed, at);
        at += 2;
      }
      int length = pair(packed, at);
      String value = new String(packed, at + 2, length, StandardCharsets.UTF_8);
      at += 2 + length;
      if (field == CUSTOM) {
        profile.setCustom(number, value);
      } else {
        profile.values[number] = value;
      }
    }
    return profile.build();
  }

  private static int pair(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Profile profile
        && Arrays.equals(values, profile.values)
        && custom.equals(profile.custom);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + custom.hashCode();
  }
}
