package dev.listkeeper.constantcontact.sandbox.evidence;

/** Behaviours no source confirms. Each starts in the position that is most likely true. */
public enum Switch {
  MISSING_TOKEN_IS_401(false, "a call without a token gets 401 instead of the gateway's flat 403"),
  WRONG_CLIENT_IS_400(false, "a wrong client id or secret gets 400 invalid_client instead of 401"),
  TOKEN_ANSWER_HAS_ID_TOKEN(false, "the token endpoint's answer has an id_token too"),
  TOKEN_CLAIM_IS_SCOPE(
      false, "access tokens name their scopes as text in scope instead of a list in scp"),
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
  LAST_PAGE_HAS_EMPTY_LINKS(false, "the last page has an empty _links instead of none"),
  UNSET_OPT_MEMBERS_ARE_NULL(
      false, "opt-in and opt-out members that are not set are null instead of absent"),
  UPDATED_AT_HAS_OFFSET(false, "updated_at of contacts and activities ends in +00:00 instead of Z"),
  DELETED_AT_IS_A_DATE(false, "deleted_at of a contact is a date instead of a date-time"),
  COUNTS_TOTAL_INCLUDES_UNSUBSCRIBED(
      true, "total of GET /contacts/counts is everybody not deleted; off: less the unsubscribed"),
  CUSTOM_FIELD_NAMES_LOWER_CASE(
      false, "the name made from a custom field's label is in lower case"),
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
  UNKNOWN_LIST_IS_404(false, "an unknown list id in an import answers 404 instead of 400"),
  TOO_MANY_LISTS_CANNOT_ADD(
      false, "a 51st list counts in cannot_add_to_list_count instead of error_count"),
  IMPORT_AWAITS_CONFIRMATION(
      false, "new contacts of an import are pending_confirmation: confirmed opt-in is on"),
  CUSTOM_VALUE_MUST_FIT_TYPE(
      true, "a value that does not suit its custom field's type is an error row; off: stored"),
  HOME_COUNTRY_KEY_HAS_BLANK(
      false, "the JSON import key is spelt 'home country', as in the contract, not home_country"),
  ERROR_COUNT_INCLUDES_CORRECTABLE(false, "error_count of an import includes the correctable rows"),
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
  ERROR_TEXTS_ARE_OBJECTS(false, "activity_errors holds objects with a message instead of texts"),
  ACTIVITY_POST_IS_202(false, "queuing an activity answers 202 instead of 201"),
  TIMED_OUT_IS_SPELT_TIME_OUT(false, "the state timed_out is written time_out"),
  QUEUE_FULL_IS_ONE_OBJECT(
      false, "429 of a full queue is a single object too_many_requests instead of an array"),
  REMOVAL_TAKES_100_LISTS(
      false, "remove_list_memberships takes 100 source lists (guide) instead of 50 (contract)"),
  UNKNOWN_CONTACT_ID_IS_404(
      false,
      "remove_list_memberships answers 404 for an unknown contact id instead of ignoring it"),
  REMOVAL_REPORTS_STRANGERS(
      false, "a contact to be removed that is not on the lists is an error text, not ignored"),
  LAST_LIST_LEFT_DELETES(
      false, "who is taken off the last list by an activity is deleted instead of staying"),
  ADD_TAKES_UNSUBSCRIBED(
      false,
      "add_list_memberships puts unsubscribed contacts on lists instead of leaving them off"),
  ACTIVITIES_RUN_IN_ORDER(true, "activities run one after another in order of creation"),
  EXPORT_FILE_HAS_OWN_ID(false, "an export's file has an id other than its activity's"),
  EXPORT_FILE_LIVES_ONE_DAY(false, "an export's file is gone after a day instead of ten"),
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
