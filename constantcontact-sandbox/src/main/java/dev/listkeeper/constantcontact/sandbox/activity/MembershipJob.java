package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.fault.Fate;
import dev.listkeeper.constantcontact.sandbox.list.ContactList;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import dev.listkeeper.constantcontact.sandbox.tag.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Puts contacts on lists and takes them off, tags and untags them, and deletes them. */
final class MembershipJob implements Job {
  private static final int MOST_TAGS = 50;

  private final AddressBook book;
  private final Selector selector;
  private final Switches switches;

  MembershipJob(AddressBook book, Switches switches) {
    this.book = book;
    this.switches = switches;
    selector = new Selector(book);
  }

  /** Changes one contact; whether it is as it should be afterwards. */
  private interface Step {
    boolean apply(int contact);
  }

  @Override
  public Outcome run(Activity activity) {
    return book.store().write(() -> change(activity));
  }

  private Outcome change(Activity activity) {
    JsonNode request = activity.request();
    Optional<int[]> targets =
        switch (activity.kind()) {
          case LIST_ADD, LIST_REMOVE ->
              numbers(
                  request.path("list_ids"), id -> book.lists().find(id).map(ContactList::number));
          case TAG_ADD, TAG_REMOVE ->
              numbers(request.path("tag_ids"), id -> book.tags().find(id).map(Tag::number));
          default -> Optional.of(new int[0]);
        };
    if (targets.isEmpty()) {
      return Outcome.failed("A list or tag was not found.");
    }
    Selection selection = Selection.of(request, Integer.MAX_VALUE);
    BitSet selected = selector.select(selection, activity.dueAt());
    return work(activity, selected, selection, targets.get(), step(activity, targets.get()));
  }

  private Step step(Activity activity, int[] targets) {
    long now = activity.dueAt().getEpochSecond();
    Memberships taggings = book.taggings();
    return switch (activity.kind()) {
      case LIST_ADD -> contact -> book.contacts().add(contact, targets);
      case LIST_REMOVE -> contact -> book.contacts().remove(contact, targets, now);
      case TAG_ADD -> contact -> tag(contact, targets);
      case TAG_REMOVE ->
          contact -> {
            for (int tag : targets) {
              taggings.remove(tag, contact);
            }
            return true;
          };
      default ->
          contact -> {
            book.contacts().delete(contact, now);
            return true;
          };
    };
  }

  @Documented("contract 3.0.178: at most 50 taggings for a contact")
  private boolean tag(int contact, int[] targets) {
    Memberships taggings = book.taggings();
    for (int tag : targets) {
      if (taggings.count(contact) >= MOST_TAGS && !taggings.contains(tag, contact)) {
        return false;
      }
      taggings.add(tag, contact);
    }
    return true;
  }

  @Documented("contract 3.0.178, ActivityListsMembership.status, ActivityDeleteStatus.status")
  @Unconfirmed(Switch.REMOVAL_REPORTS_STRANGERS)
  private Outcome work(
      Activity activity, BitSet selected, Selection selection, int[] targets, Step step) {
    Fate fate = activity.fate();
    List<String> errors = new ArrayList<>();
    boolean strict =
        activity.kind() == Kind.LIST_REMOVE && switches.on(Switch.REMOVAL_REPORTS_STRANGERS);
    int item = 0;
    int done = 0;
    for (int c = selected.nextSetBit(0); c >= 0; c = selected.nextSetBit(c + 1)) {
      item++;
      if (!fate.reaches(item)) {
        break;
      }
      if (fate.fails(item)) {
        done += fate.silently() ? 1 : 0;
        if (!fate.silently()) {
          errors.add("Contact " + book.ids().id(c) + " could not be processed.");
        }
      } else if (step.apply(c)) {
        done++;
      } else if (strict) {
        errors.add("Contact " + book.ids().id(c) + " is not on the lists.");
      } else {
        done += activity.kind() == Kind.LIST_REMOVE ? 1 : 0;
      }
    }
    Map<String, Integer> counters = new LinkedHashMap<>();
    counters.put(
        "items_total_count", Math.max(selected.cardinality(), selection.contactIds().size()));
    counters.put("items_completed_count", done);
    switch (activity.kind()) {
      case LIST_ADD, LIST_REMOVE -> counters.put("list_count", targets.length);
      case CONTACT_DELETE -> counters.put("list_count", selection.listIds().size());
      default -> {}
    }
    return new Outcome(State.COMPLETED, counters, errors);
  }

  /** The numbers of the targets; nothing when one does not exist (any more). */
  private static Optional<int[]> numbers(JsonNode ids, Function<String, Optional<Integer>> find) {
    int[] numbers =
        Selection.texts(ids).stream()
            .flatMap(id -> find.apply(id).stream())
            .mapToInt(Integer::intValue)
            .toArray();
    return numbers.length == ids.size() ? Optional.of(numbers) : Optional.empty();
  }
}
