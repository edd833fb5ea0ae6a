package dev.listkeeper.problem;

/** The catalogue of failures: the code is stable and documented, the kind says who can help. */
public enum ProblemCode {
  UNKNOWN_SETTING(Kind.YOURS),
  INVALID_SETTING(Kind.YOURS),
  WORKSPACE_FILE_INVALID(Kind.YOURS),
  INVALID_REQUEST(Kind.YOURS),
  NOT_FOUND(Kind.YOURS),
  ALREADY_EXISTS(Kind.YOURS),
  IN_USE(Kind.YOURS),
  NOT_SIGNED_IN(Kind.YOURS),
  NOT_ALLOWED(Kind.YOURS),
  FOLDER_NOT_ALLOWED(Kind.YOURS),
  FILE_NOT_FOUND(Kind.YOURS),
  FILE_UNREADABLE(Kind.YOURS),
  UNKNOWN_TABLE(Kind.YOURS),
  UNKNOWN_COLUMN(Kind.YOURS),
  WRONG_TYPE(Kind.YOURS),
  DUPLICATE_KEY(Kind.YOURS),
  PATH_NOT_FOUND(Kind.YOURS),
  NOT_REFRESHED(Kind.YOURS),
  LIST_OWNED(Kind.YOURS),
  LIST_NOT_FOUND(Kind.YOURS),
  CUSTOM_FIELD_MISSING(Kind.YOURS),
  CONNECTION_NOT_READY(Kind.YOURS),
  RECONNECT_NEEDED(Kind.YOURS),
  /** The person at Constant Contact did not allow the connection. */
  SIGN_IN_DENIED(Kind.YOURS),
  /** A way back from Constant Contact that this person did not begin here, or used before. */
  SIGN_IN_UNKNOWN(Kind.YOURS),
  SIGN_IN_EXPIRED(Kind.YOURS),
  APPLICATION_UNKNOWN(Kind.YOURS),
  OTHER_ACCOUNT(Kind.YOURS),
  PRIVILEGE_MISSING(Kind.YOURS),
  LIMIT_EXCEEDED(Kind.YOURS),
  PLAN_EXPIRED(Kind.YOURS),
  PAUSED(Kind.YOURS),
  CANCELED(Kind.YOURS),
  HOME_LOCKED(Kind.YOURS),
  HOME_NOT_OURS(Kind.YOURS),
  PORT_IN_USE(Kind.YOURS),
  BACKUP_UNUSABLE(Kind.YOURS),
  DATABASE_UNSUITABLE(Kind.YOURS),
  DATABASE_UNREACHABLE(Kind.RESOURCES),
  SERVICE_FAILED(Kind.SERVICE),
  SERVICE_UNREACHABLE(Kind.SERVICE),
  QUOTA_EXHAUSTED(Kind.SERVICE),
  OUT_OF_MEMORY(Kind.RESOURCES),
  OUT_OF_DISK(Kind.RESOURCES),
  RUN_INCONSISTENT(Kind.OURS),
  INTERNAL(Kind.OURS);

  /** Who can do something about it. */
  public enum Kind {
    /** The user's data or settings. */
    YOURS,
    /** The upstream service; a later try may help. */
    SERVICE,
    /** Out of memory, disk or time. */
    RESOURCES,
    /** A bug of ours. */
    OURS
  }

  private final Kind kind;

  ProblemCode(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
