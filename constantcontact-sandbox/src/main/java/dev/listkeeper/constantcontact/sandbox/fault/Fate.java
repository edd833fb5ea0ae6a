package dev.listkeeper.constantcontact.sandbox.fault;

import dev.listkeeper.constantcontact.sandbox.http.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a script has in store for an activity. It is kept with the activity, so a restart does not
 * change it.
 *
 * @param longer how much longer than its delays it is processed
 * @param end the state it ends in instead of completed: failed, timed_out or cancelled
 * @param items how many of its items are worked on before such an end
 * @param failEvery every so many items one fails; 0 for none
 * @param silently items that fail are neither counted nor named
 * @param counters what is added to its counters, by their names
 */
public record Fate(
    Duration longer,
    Optional<String> end,
    int items,
    int failEvery,
    boolean silently,
    Map<String, Integer> counters) {
  // Before NONE, whose constructor looks at it.
  private static final Set<String> ENDS = Set.of("failed", "timed_out", "cancelled");

  /** Nothing but what the service does of itself. */
  public static final Fate NONE = new Fate(Duration.ZERO, Optional.empty(), 0, 0, false, Map.of());

  /** Longer than activities are remembered. */
  static final Duration FOREVER = Duration.ofDays(36_500);

  private static final ScopedValue<Fate> OF_THIS_CALL = ScopedValue.newInstance();

  /** Checks the numbers and the name of the end. */
  public Fate {
    counters = Map.copyOf(counters);
    if (longer.isNegative() || items < 0 || failEvery < 0) {
      throw new IllegalArgumentException("A time or number of a fault cannot be negative.");
    }
    if (!end.map(ENDS::contains).orElse(true)) {
      throw new IllegalArgumentException("An activity can end failed, timed_out or cancelled.");
    }
  }

  /** The fate of an activity queued by the call that is being answered on this thread. */
  public static Fate ofThisCall() {
    return OF_THIS_CALL.orElse(NONE);
  }

  /** Answers a call whose activity is to have this fate. */
  <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> call) throws X {
    return ScopedValue.where(OF_THIS_CALL, ofThisCall().and(this)).call(call);
  }

  private Fate and(Fate other) {
    Map<String, Integer> both = new LinkedHashMap<>(counters);
    other.counters.forEach((name, by) -> both.merge(name, by, Integer::sum));
    return new Fate(
        longer.plus(other.longer),
        other.end.or(() -> end),
        Math.max(items, other.items),
        Math.max(failEvery, other.failEvery),
        silently || other.silently,
        both);
  }

  /** Whether the activity is never finished. */
  public boolean stuck() {
    return longer.compareTo(FOREVER) >= 0;
  }

  /** Whether the work gets as far as this item; the first is 1. */
  public boolean reaches(int item) {
    return end.isEmpty() || item <= items;
  }

  /** Whether this item fails; the first is 1. */
  public boolean fails(int item) {
    return failEvery > 0 && item % failEvery == 0;
  }

  /** The fate as JSON. */
  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("longer", longer.toString())
            .put("items", items)
            .put("fail_every", failEvery)
            .put("silently", silently);
    end.ifPresent(state -> json.put("end", state));
    ObjectNode shifts = json.putObject("counters");
    counters.forEach(shifts::put);
    return json;
  }

  /** Reads what {@link #json} wrote; what is missing is as in {@link #NONE}. */
  public static Fate of(JsonNode json) {
    Map<String, Integer> counters = new LinkedHashMap<>();
    json.path("counters")
        .properties()
        .forEach(shift -> counters.put(shift.getKey(), shift.getValue().asInt()));
    return new Fate(
        Duration.parse(json.path("longer").asString("PT0S")),
        Optional.of(json.path("end").asString("")).filter(end -> !end.isEmpty()),
        json.path("items").asInt(0),
        json.path("fail_every").asInt(0),
        json.path("silently").asBoolean(false),
        counters);
  }
}
