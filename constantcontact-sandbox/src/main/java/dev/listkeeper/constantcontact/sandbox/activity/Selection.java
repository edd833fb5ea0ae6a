package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which contacts an activity is about: exactly one of the first five.
 *
 * @param allActive everybody who may be mailed
 * @param newSubscribers of those the ones of the last 30 days
 * @param excluded ids of contacts to leave out
 */
record Selection(
    List<String> contactIds,
    List<String> listIds,
    List<String> tagIds,
    boolean allActive,
    boolean newSubscribers,
    List<String> excluded) {
  private static final int MOST_CONTACTS = 500;
  private static final int MOST_TAGS = 50;
  private static final Set<String> NOT_HERE = Set.of("segment_id", "engagement_level");

  /** Reads source and exclude of a body. */
  @Documented("contract 3.0.178: source has exactly one member; exclude goes with lists and all")
  static Selection of(JsonNode body, int mostLists) {
    JsonNode source = body.path("source");
    for (String member : NOT_HERE) {
      if (source.hasNonNull(member)) {
        throw Refusal.invalid("The sandbox has no " + member + ".");
      }
    }
    Selection selection =
        new Selection(
            texts(source.path("contact_ids"), MOST_CONTACTS, "source.contact_ids"),
            texts(source.path("list_ids"), mostLists, "source.list_ids"),
            texts(source.path("tag_ids"), MOST_TAGS, "source.tag_ids"),
            source.path("all_active_contacts").asBoolean(false),
            source.path("new_subscriber").asBoolean(false),
            texts(
                body.path("exclude").path("contact_ids"),
                Integer.MAX_VALUE,
                "exclude.contact_ids"));
    selection.check();
    return selection;
  }

  private void check() {
    int given = 0;
    for (boolean one :
        List.of(
            !contactIds.isEmpty(),
            !listIds.isEmpty(),
            !tagIds.isEmpty(),
            allActive,
            newSubscribers)) {
      given += one ? 1 : 0;
    }
    if (given != 1) {
      throw Refusal.invalid("source must have exactly one member, and that must not be empty.");
    }
    if (!excluded.isEmpty() && listIds.isEmpty() && !allActive) {
      throw Refusal.invalid("exclude goes with source.list_ids or source.all_active_contacts.");
    }
  }

  /** The texts of an array. */
  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asString("")));
    return texts;
  }

  /** The texts of an array, of which there may be so many. */
  static List<String> texts(JsonNode array, int most, String name) {
    List<String> texts = texts(array);
    if (texts.size() > most) {
      throw Refusal.invalid(name + " takes at most " + most + ".");
    }
    return texts;
  }
}
