package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.field.CustomField;
import dev.listkeeper.constantcontact.sandbox.field.CustomFields;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.list.ContactList;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import dev.listkeeper.constantcontact.sandbox.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A contact as a caller writes it.
 *
 * @param profile the scalar members
 * @param phones empty when the member was left out
 * @param addresses empty when the member was left out
 * @param lists empty when the member was left out
 * @param custom values by the numbers of custom fields; empty when the member was left out
 * @param tags empty when the member was left out
 */
record ContactInput(
    Source source,
    Optional<String> address,
    Optional<Permission> permission,
    Profile profile,
    Optional<Profile> phones,
    Optional<Profile> addresses,
    Optional<List<Integer>> lists,
    Optional<Map<Integer, String>> custom,
    Optional<List<Integer>> tags) {
  private static final int MOST_TAGS = 50;

  private static final List<Field> SCALARS =
      List.of(
          Field.FIRST_NAME,
          Field.LAST_NAME,
          Field.JOB_TITLE,
          Field.COMPANY_NAME,
          Field.BIRTHDAY_MONTH,
          Field.BIRTHDAY_DAY,
          Field.ANNIVERSARY);

  @Documented("contract 3.0.178, ContactPostRequest and ContactPutRequest")
  static ContactInput of(JsonNode body, String sourceMember, AddressBook book) {
    Source source =
        Source.of(body.path(sourceMember).asString(""))
            .orElseThrow(() -> Refusal.invalid(sourceMember + " must be Contact or Account."));
    refuseUnemulated(body);
    JsonNode email = body.path("email_address");
    ContactInput input =
        new ContactInput(
            source,
            text(email.path("address")),
            text(email.path("permission_to_send")).map(ContactInput::permission),
            scalars(body, email),
            phones(body.path("phone_numbers")),
            addresses(body.path("street_addresses")),
            lists(body.path("list_memberships"), book.lists()),
            custom(body.path("custom_fields"), book.fields()),
            tags(body.path("taggings"), book.tags()));
    input.validate();
    return input;
  }

  private void validate() {
    if (address.isPresent() && !AddressSyntax.valid(address.get(), AddressSyntax.MAX_LENGTH)) {
      throw Refusal.invalid("email_address.address is not a valid email address.");
    }
    ValueRules.wrongDate(profile)
        .ifPresent(problem -> {
          throw Refusal.invalid(problem + ".");
        });
    for (Profile part : List.of(profile, phones.orElse(profile), addresses.orElse(profile))) {
      ValueRules.tooLong(part)
          .ifPresent(field -> {
            throw Refusal.invalid(
                field.key() + " must be at most " + field.maxLength() + " characters.");
          });
    }
  }

  /** What the sandbox has none of cannot be referred to. */
  private static void refuseUnemulated(JsonNode body) {
    for (String member : List.of("notes", "sms_channel")) {
      JsonNode value = body.path(member);
      if (!value.isMissingNode() && !value.isNull() && !value.isEmpty()) {
        throw Refusal.invalid("The sandbox has no " + member + ".");
      }
    }
  }

  private static Permission permission(String wire) {
    return Permission.of(wire)
        .orElseThrow(() -> Refusal.invalid("permission_to_send has an unknown value."));
  }

  private static Profile scalars(JsonNode body, JsonNode email) {
    Profile profile = Profile.EMPTY;
    for (Field field : SCALARS) {
      profile = profile.with(field, text(body.path(field.key())).orElse(null));
    }
    return profile.with(Field.OPT_OUT_REASON, text(email.path("opt_out_reason")).orElse(null));
  }

  private static Optional<Profile> phones(JsonNode array) {
    if (!array.isArray()) {
      return Optional.empty();
    }
    Profile profile = Profile.EMPTY;
    for (JsonNode phone : array) {
      Phone kind =
          Phone.of(phone.path("kind").asString("other"))
              .orElseThrow(() -> Refusal.invalid("kind of a phone number is unknown."));
      profile = profile.with(kind.field(), text(phone.path("phone_number")).orElse(null));
    }
    if (array.size() > Phone.MOST) {
      throw Refusal.invalid("phone_numbers takes at most 3 numbers.");
    }
    return Optional.of(profile);
  }

  private static Optional<Profile> addresses(JsonNode array) {
    if (!array.isArray()) {
      return Optional.empty();
    }
    Profile profile = Profile.EMPTY;
    for (JsonNode address : array) {
      Postal kind =
          Postal.of(address.path("kind").asString(""))
              .orElseThrow(() -> Refusal.invalid("kind of a street address is required."));
      for (int part = 0; part < Postal.keys().size(); part++) {
        profile =
            profile.with(
                kind.field(part), text(address.path(Postal.keys().get(part))).orElse(null));
      }
    }
    return Optional.of(Regions.expanded(profile));
  }

  private static Optional<List<Integer>> lists(JsonNode array, Lists lists) {
    if (!array.isArray()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode id : array) {
      ContactList list =
          lists
              .find(id.asString(""))
              .orElseThrow(() -> Refusal.invalid("list_memberships names an unknown list."));
      if (!numbers.contains(list.number())) {
        numbers.add(list.number());
      }
    }
    if (numbers.size() > Contacts.MOST_LISTS) {
      throw Refusal.invalid("list_memberships takes at most 50 lists.");
    }
    return Optional.of(numbers);
  }

  @Documented("contract 3.0.178: at most 25 custom_fields, values of at most 255 characters")
  private static Optional<Map<Integer, String>> custom(JsonNode array, CustomFields fields) {
    if (!array.isArray()) {
      return Optional.empty();
    }
    if (array.size() > CustomFields.MOST_VALUES) {
      throw Refusal.invalid("custom_fields takes at most 25 values.");
    }
    Map<Integer, String> values = new TreeMap<>();
    for (JsonNode given : array) {
      CustomField field =
          fields
              .find(given.path("custom_field_id").asString(""))
              .orElseThrow(() -> Refusal.invalid("custom_fields names an unknown field."));
      String value = value(field, given);
      if (value.codePointCount(0, value.length()) > CustomField.MAX_VALUE) {
        throw Refusal.invalid("The value of a custom field must be at most 255 characters.");
      }
      if (!value.isEmpty()) {
        values.put(field.number(), value);
      }
    }
    return Optional.of(values);
  }

  private static String value(CustomField field, JsonNode given) {
    if (!field.select()) {
      return given.path("value").asString("");
    }
    List<String> ids = new ArrayList<>();
    given.path("choice_ids").forEach(id -> ids.add(id.asString("")));
    return field
        .chosen(ids)
        .orElseThrow(() -> Refusal.invalid("choice_ids names an unknown choice."));
  }

  @Documented("contract 3.0.178: at most 50 taggings")
  private static Optional<List<Integer>> tags(JsonNode array, Tags tags) {
    if (!array.isArray()) {
      return Optional.empty();
    }
    if (array.size() > MOST_TAGS) {
      throw Refusal.invalid("taggings takes at most 50 tags.");
    }
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode id : array) {
      numbers.add(
          tags.find(id.asString(""))
              .orElseThrow(() -> Refusal.invalid("taggings names an unknown tag."))
              .number());
    }
    return Optional.of(numbers);
  }

  private static Optional<String> text(JsonNode value) {
    return value.isNull() || value.isMissingNode()
        ? Optional.empty()
        : Optional.of(value.asString("")).filter(text -> !text.isBlank());
  }
}
