package dev.listkeeper.server.security;

/**
 * All that can be permitted, and the least role that it takes. Every address of the server names
 * one of these by {@link Needs}; what names none is refused to everybody.
 */
public enum Permission {
  /** Take part without having signed in: the way in, and what it looks like. */
  COME_IN(Role.VIEWER),
  /** See sources, segments, exports, their runs and the people in them, on pages and as numbers. */
  SEE_WORKSPACE(Role.VIEWER),
  /** Take data of people out: members and rejected rows as files or for programs. */
  DOWNLOAD_PEOPLE(Role.CONTRIBUTOR),
  /** Configure data sources, the customer table, relationships and segments. */
  CONFIGURE_DATA(Role.CONTRIBUTOR),
  /** Refresh what is configured. */
  REFRESH(Role.CONTRIBUTOR),
  /** Configure, run and remove exports, over connections that the person may use. */
  CONFIGURE_EXPORTS(Role.CONTRIBUTOR),
  /** Know a connection that is shared with Contributors by its name, and use it for exports. */
  USE_SHARED_CONNECTIONS(Role.CONTRIBUTOR),
  /** Know, set up, share and remove any connection. */
  MANAGE_CONNECTIONS(Role.ADMINISTRATOR),
  /** Apply a workspace file. */
  APPLY_WORKSPACE(Role.ADMINISTRATOR),
  /** Lift hold-backs, loosen brakes, have people sent again who were deleted. */
  LOOSEN_SAFEGUARDS(Role.ADMINISTRATOR),
  /** Invite and deactivate users, give them roles, end their sessions, make API tokens. */
  MANAGE_USERS(Role.ADMINISTRATOR),
  /** Look after the server itself: renew its key, back it up, pause and resume everything. */
  OPERATE(Role.ADMINISTRATOR),
  /** Read who did what. */
  SEE_AUDIT(Role.ADMINISTRATOR);

  private final Role least;

  Permission(Role least) {
    this.least = least;
  }

  /** The role that is enough; more powerful ones are as well. */
  public Role least() {
    return least;
  }

  public boolean isGivenTo(Role role) {
    return role.includes(least);
  }

  /** Whether somebody who has not signed in has it. */
  public boolean isForEverybody() {
    return this == COME_IN;
  }
}
