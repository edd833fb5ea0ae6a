package dev.listkeeper.constantcontact.sandbox.contact;

import org.jspecify.annotations.Nullable;

/** One contact, unpacked. Times are epoch seconds, 0 for never. */
public record Contact(
    String address,
    Permission permission,
    Source createSource,
    Source updateSource,
    Source optInSource,
    @Nullable Source optOutSource,
    long createdAt,
    long updatedAt,
    long optInAt,
    long optOutAt,
    long deletedAt,
    Profile profile) {

  /** A contact that comes into being. */
  static Contact created(
      String address, Permission permission, Source by, long now, Profile profile) {
    Source optOut = permission == Permission.UNSUBSCRIBED ? by : null;
    return new Contact(
        address,
        permission,
        by,
        by,
        by,
        optOut,
        now,
        now,
        permission.mailable() ? now : 0,
        optOut == null ? 0 : now,
        0,
        profile);
  }

  /** Whether it has been deleted. */
  public boolean deleted() {
    return deletedAt != 0;
  }

  /** Whether it may be mailed. */
  boolean active() {
    return !deleted() && permission.mailable();
  }

  /** The contact with another profile. */
  Contact updated(Profile other, Source by, long now) {
    return new Contact(
        address,
        permission,
        createSource,
        by,
        optInSource,
        optOutSource,
        createdAt,
        now,
        optInAt,
        optOutAt,
        deletedAt,
        other);
  }

  /** The contact with another address. */
  Contact movedTo(String other) {
    return new Contact(
        other,
        permission,
        createSource,
        updateSource,
        optInSource,
        optOutSource,
        createdAt,
        updatedAt,
        optInAt,
        optOutAt,
        deletedAt,
        profile);
  }

  /** The contact with another permission. */
  Contact permitted(Permission other, Source by, long now) {
    boolean out = other == Permission.UNSUBSCRIBED;
    return new Contact(
        address,
        other,
        createSource,
        by,
        optInSource,
        out ? by : null,
        createdAt,
        now,
        other.mailable() ? now : optInAt,
        out ? now : 0,
        deletedAt,
        profile);
  }

  /** The contact after its deletion, or, with 0, after it has come back. */
  Contact deletedAt(long when, long now) {
    return new Contact(
        address,
        permission,
        createSource,
        Source.ACCOUNT,
        optInSource,
        optOutSource,
        createdAt,
        now,
        optInAt,
        optOutAt,
        when,
        profile);
  }
}
