package dev.listkeeper.workspace;

/** The one closed list of words for how a task stands or ended. */
public enum Status {
  NOT_STARTED("Not started"),
  QUEUED("Queued"),
  REFRESHING("Refreshing"),
  SUCCESSFUL("Successful"),
  COMPLETED_WITH_WARNINGS("Completed with warnings"),
  NEEDS_APPROVAL("Needs approval"),
  FAILED("Failed"),
  CANCELED("Canceled"),
  /** Always with its reason. */
  SKIPPED("Skipped");

  private final String words;

  Status(String words) {
    this.words = words;
  }

  /** As it stands on screen in English. */
  public String words() {
    return words;
  }

  /** Whether nothing more will happen. */
  public boolean isFinal() {
    return switch (this) {
      case NOT_STARTED, QUEUED, REFRESHING, NEEDS_APPROVAL -> false;
      case SUCCESSFUL, COMPLETED_WITH_WARNINGS, FAILED, CANCELED, SKIPPED -> true;
    };
  }

  /** Whether what it made may be used by what comes after. */
  public boolean isGood() {
    return this == SUCCESSFUL || this == COMPLETED_WITH_WARNINGS;
  }
}
