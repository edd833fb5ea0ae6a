package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Contacts as the API shows them; unset members are absent. */
final class ContactJson {
  /** What can be included. */
  static final Set<String> INCLUDES =
      Set.of(
          "custom_fields",
          "list_memberships",
          "phone_numbers",
          "street_addresses",
          "taggings",
          "notes");

  private static final List<String> OPT_MEMBERS =
      List.of("opt_in_date", "opt_out_source", "opt_out_date", "opt_out_reason");

  private static final List<Field> PLAIN =
      List.of(Field.FIRST_NAME, Field.LAST_NAME, Field.JOB_TITLE, Field.COMPANY_NAME);

  private final AddressBook book;
  private final ContactIds ids;
  private final Switches switches;

  ContactJson(AddressBook book, Switches switches) {
    this.book = book;
    this.switches = switches;
    ids = book.ids();
  }

  /** Checks the names of subresources. */
  static Collection<String> checked(List<String> include) {
    if (!INCLUDES.containsAll(include)) {
      throw Refusal.invalid("include must be one of " + INCLUDES.stream().sorted().toList() + ".");
    }
    return include;
  }

  @Documented("contract 3.0.178, ContactResource")
  ObjectNode of(int number, Collection<String> include) {
    Contact contact = book.table().get(number);
    ObjectNode body = Json.object().put("contact_id", ids.id(number).toString());
    body.set("email_address", emailAddress(contact));
    for (Field field : PLAIN) {
      putIfSet(body, field, contact.profile());
    }
    putNumber(body, Field.BIRTHDAY_MONTH, contact.profile());
    putNumber(body, Field.BIRTHDAY_DAY, contact.profile());
    putIfSet(body, Field.ANNIVERSARY, contact.profile());
    body.put("create_source", contact.createSource().wire())
        .put("update_source", contact.updateSource().wire())
        .put("created_at", Timestamps.text(contact.createdAt()))
        .put("updated_at", Timestamps.updated(contact.updatedAt(), switches));
    if (contact.deleted()) {
      body.put("deleted_at", deletedAt(contact));
    }
    include(body, number, contact, include);
    return body;
  }

  @Unconfirmed(Switch.DELETED_AT_IS_A_DATE)
  private String deletedAt(Contact contact) {
    String time = Timestamps.text(contact.deletedAt());
    return switches.on(Switch.DELETED_AT_IS_A_DATE) ? time.substring(0, 10) : time;
  }

  @Documented("contract 3.0.178, EmailAddress: opt-out members only when opted out")
  @Unconfirmed(Switch.UNSET_OPT_MEMBERS_ARE_NULL)
  private ObjectNode emailAddress(Contact contact) {
    ObjectNode email =
        Json.object()
            .put("address", contact.address())
            .put("permission_to_send", contact.permission().wire())
            .put("created_at", Timestamps.text(contact.createdAt()))
            .put("updated_at", Timestamps.text(contact.updatedAt()))
            .put("opt_in_source", contact.optInSource().wire());
    if (contact.optInAt() != 0) {
      email.put("opt_in_date", Timestamps.text(contact.optInAt()));
    }
    Source optOut = contact.optOutSource();
    if (optOut != null) {
      email
          .put("opt_out_source", optOut.wire())
          .put("opt_out_date", Timestamps.text(contact.optOutAt()));
      putIfSet(email, Field.OPT_OUT_REASON, contact.profile());
    }
    if (switches.on(Switch.UNSET_OPT_MEMBERS_ARE_NULL)) {
      for (String member : OPT_MEMBERS) {
        if (!email.has(member)) {
          email.putNull(member);
        }
      }
    }
    boolean pending = contact.permission() == Permission.PENDING_CONFIRMATION;
    return email.put("confirm_status", pending ? "pending" : "off");
  }

  @Observed("recorded contacts, 2026-09: subresources only when included, [] when empty")
  private void include(ObjectNode body, int number, Contact contact, Collection<String> include) {
    if (include.contains("custom_fields")) {
      ArrayNode values = body.putArray("custom_fields");
      contact
          .profile()
          .custom()
          .forEach((field, value) ->
              book.fields().at(field).ifPresent(known -> values.add(known.value(value))));
    }
    if (include.contains("list_memberships")) {
      ArrayNode on = body.putArray("list_memberships");
      book.memberships()
          .lists(number)
          .forEach(list -> on.add(book.lists().at(list).id().toString()));
    }
    if (include.contains("phone_numbers")) {
      phones(body.putArray("phone_numbers"), number, contact);
    }
    if (include.contains("street_addresses")) {
      addresses(body.putArray("street_addresses"), number, contact);
    }
    if (include.contains("taggings")) {
      ArrayNode carried = body.putArray("taggings");
      book.taggings()
          .lists(number)
          .forEach(tag -> carried.add(book.tags().at(tag).id().toString()));
    }
    if (include.contains("notes")) {
      body.putArray("notes");
    }
  }

  private void phones(ArrayNode to, int number, Contact contact) {
    for (Phone phone : Phone.values()) {
      String value = contact.profile().get(phone.field());
      if (value != null) {
        sources(
            to.addObject()
                .put("phone_number_id", partId(number, "phone " + phone.wire()))
                .put("phone_number", value)
                .put("kind", phone.wire()),
            contact);
      }
    }
  }

  private void addresses(ArrayNode to, int number, Contact contact) {
    for (Postal kind : Postal.values()) {
      ObjectNode address = Json.object();
      for (int part = 0; part < Postal.keys().size(); part++) {
        String value = contact.profile().get(kind.field(part));
        if (value != null) {
          address.put(Postal.keys().get(part), value);
        }
      }
      if (!address.isEmpty()) {
        address
            .put("street_address_id", partId(number, "street " + kind.wire()))
            .put("kind", kind.wire());
        to.add(sources(address, contact));
      }
    }
  }

  private static ObjectNode sources(ObjectNode part, Contact contact) {
    return part.put("created_at", Timestamps.text(contact.createdAt()))
        .put("updated_at", Timestamps.text(contact.updatedAt()))
        .put("create_source", contact.createSource().wire())
        .put("update_source", contact.updateSource().wire());
  }

  private String partId(int number, String part) {
    String seed = ids.id(number) + part;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static void putIfSet(ObjectNode body, Field field, Profile profile) {
    String value = profile.get(field);
    if (value != null) {
      body.put(field.key(), value);
    }
  }

  private static void putNumber(ObjectNode body, Field field, Profile profile) {
    String value = profile.get(field);
    if (value != null) {
      body.put(field.key(), Integer.parseInt(value));
    }
  }
}
