package dev.listkeeper.constantcontact.sandbox.evidence;

/** Behaviours no source confirms. Each starts in the position that is most likely true. */
public enum Switch {
  MISSING_TOKEN_IS_401(false, "a call without a token gets 401 instead of the gateway's flat 403"),
  WRONG_CLIENT_IS_400(false, "a wrong client id or secret gets 400 invalid_client instead of 401"),
  TOKEN_THROTTLE_IS_OAUTH_ERROR(
      false, "429 of the token endpoint has the RFC 6749 shape instead of the host's own"),
  REFUSED_CALLS_COUNT(false, "calls refused for the throttle use up the daily quota too"),
  THROTTLE_BY_CALENDAR_SECOND(
      false, "the throttle counts within calendar seconds instead of any 1,000 ms"),
  LISTS_NEED_CONTACTS_READ(
      false, "reading lists needs contacts:read (guide) instead of contacts:lists:read (contract)"),
  LIST_PAGE_DEFAULT_IS_1000(false, "lists come 1,000 a page unless asked otherwise, not 50"),
  CONTACTS_DEFAULT_TO_ACTIVE(
      false, "GET /contacts without status means active only instead of all but deleted"),
  CURSOR_CARRIES_FILTERS(
      true, "the cursor remembers the filters; off: the next link repeats them in the open"),
  ADDRESS_KEPT_AS_WRITTEN(false, "addresses keep their capitals instead of being lower-cased"),
  PUT_NEEDS_ADDRESS(true, "PUT of a contact without email_address is refused"),
  UNSUBSCRIBE_LEAVES_LISTS(true, "an unsubscribed contact is taken off all lists"),
  IMPORT_REVIVES_DELETED(true, "an import brings a deleted contact back; off: an error row"),
  IMPORT_UPDATES_UNSUBSCRIBED(
      true, "an import updates the other properties of unsubscribed contacts"),
  BLANK_CELL_ERASES(false, "an empty cell or value in an import erases what was stored"),
  IMPORT_ADDRESS_MAX_50(false, "imports refuse addresses longer than 50 characters, not 80"),
  TOO_LONG_VALUE_FAILS_ROW(true, "a too long value is an error row; off: the value is cut"),
  UNKNOWN_LIST_FAILS_ACTIVITY(
      false, "an unknown list id is accepted and fails the activity instead of answering 400"),
  UNKNOWN_COLUMN_REFUSED(
      false, "an unknown column or cf: name is answered with 400 instead of ignored"),
  PREFIXED_CSV_HEADINGS(true, "home_street, work_phone and the like work in CSV as in JSON"),
  CSV_HEADINGS_CASE_SENSITIVE(false, "CSV headings must be lower case"),
  BOM_TOLERATED(true, "a byte order mark before the header row is skipped"),
  MEGABYTE_IS_BINARY(false, "the 4 MB limit means 4,194,304 bytes instead of 4,000,000"),
  DUPLICATE_ROWS_COUNT_ONCE(
      false, "person_count counts an address given twice in a batch once instead of twice"),
  FILE_NAME_ECHOED(true, "source_file_name is the uploaded name; off: the member is missing"),
  LINE_NUMBERS_COUNT_HEADER(true, "in 'Line n:' the header row is line 1, for JSON too"),
  ERROR_TEXTS_CAPPED(false, "activity_errors holds at most 100 texts"),
  ACTIVITIES_RUN_IN_ORDER(true, "activities run one after another in order of creation"),
  EXPORT_FILE_HAS_OWN_ID(false, "an export's file has an id other than its activity's"),
  EXPORT_LINK_MISSPELT(false, "the results link says contacts_exports as the contract's example"),
  EXPORT_HEADINGS_ARE_FIELD_NAMES(
      false, "export columns are headed email_address instead of Email address");

  private final boolean initially;
  private final String whenOn;

  Switch(boolean initially, String whenOn) {
    this.initially = initially;
    this.whenOn = whenOn;
  }

  /** The likeliest position. */
  public boolean initially() {
    return initially;
  }

  /** What happens while the switch is on. */
  public String whenOn() {
    return whenOn;
  }
}
