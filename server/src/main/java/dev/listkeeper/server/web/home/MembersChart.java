package dev.listkeeper.server.web.home;

import dev.listkeeper.export.Export;
import dev.listkeeper.server.store.ListSizes;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws how many people were on the largest lists at the end of each of the last days. */
final class MembersChart {
  /** More lines nobody can tell apart, whatever their colours. */
  static final int MOST_LINES = 5;

  private static final int DAYS = 30;
  private static final int WIDTH = 720;
  private static final int HEIGHT = 220;
  private static final int LEFT = 96;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 32;
  private static final int STEPS = 4;

  private final ListSizes sizes;
  private final Workspace workspace;

  MembersChart(ListSizes sizes, Workspace workspace) {
    this.sizes = sizes;
    this.workspace = workspace;
  }

  /** The people on an export's list by day; never without a day. */
  private record Series(Export export, NavigableMap<LocalDate, Long> days) {}

  /**
   * The picture of these exports' lists, in their order; null while there is nothing to draw.
   *
   * @param exports {@link #MOST_LINES} at most
   */
  @Nullable ChartView of(List<Export> exports, Words words) {
    ZoneId zone = workspace.zone();
    LocalDate today = LocalDate.ofInstant(workspace.clock().instant(), zone);
    LocalDate first = today.minusDays(DAYS - 1L);
    Instant from = first.atStartOfDay(zone).toInstant();
    Map<Key, NavigableMap<LocalDate, Long>> byExport = new HashMap<>();
    for (ListSizes.Size size : sizes.since(from, exports.stream().map(Export::key).toList())) {
      byExport
          .computeIfAbsent(size.export(), _ -> new TreeMap<>())
          .put(LocalDate.ofInstant(size.at(), zone), size.members());
    }
    List<Series> drawn =
        exports.stream()
            .flatMap(export ->
                Stream.ofNullable(byExport.get(export.key())).map(days -> new Series(export, days)))
            .toList();
    if (drawn.isEmpty()) {
      return null;
    }
    long top =
        top(
            drawn.stream()
                .flatMap(series -> series.days().values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0));
    List<ChartView.Line> lines = new ArrayList<>();
    for (Series series : drawn) {
      long last = series.days().lastEntry().getValue();
      lines.add(
          new ChartView.Line(
              lines.size() + 1,
              series.export().displayName(),
              "/exports/" + series.export().key(),
              path(series.days(), first, today, top),
              x(DAYS - 1),
              y(last, top),
              words.number(last)));
    }
    return new ChartView(
        WIDTH,
        HEIGHT,
        LEFT,
        IntStream.rangeClosed(0, STEPS)
            .mapToObj(step -> mark(top * step / STEPS, top, words))
            .toList(),
        IntStream.of(0, 10, 20, DAYS - 1)
            .mapToObj(day -> new ChartView.Mark(x(day), words.day(first.plusDays(day))))
            .toList(),
        lines,
        drawn.stream().map(series -> series.export().displayName()).toList(),
        rows(drawn, words));
  }

  private static ChartView.Mark mark(long value, long top, Words words) {
    return new ChartView.Mark(y(value, top), words.number(value));
  }

  private static List<ChartView.Row> rows(List<Series> drawn, Words words) {
    return drawn.stream()
        .flatMap(series -> series.days().keySet().stream())
        .distinct()
        .sorted(java.util.Comparator.reverseOrder())
        .map(day ->
            new ChartView.Row(
                words.day(day),
                drawn.stream()
                    .map(series -> series.days().floorEntry(day))
                    .map(entry -> entry == null ? "" : words.number(entry.getValue()))
                    .toList()))
        .toList();
  }

  /** A value holds until the next one, so the line goes in steps. */
  private static String path(
      NavigableMap<LocalDate, Long> days, LocalDate first, LocalDate today, long top) {
    String steps =
        days.entrySet().stream()
            .map(entry ->
                "H"
                    + x((int) first.until(entry.getKey(), java.time.temporal.ChronoUnit.DAYS))
                    + " V"
                    + y(entry.getValue(), top))
            .collect(Collectors.joining(" "));
    int start = x((int) first.until(days.firstKey(), java.time.temporal.ChronoUnit.DAYS));
    int end = x((int) first.until(today, java.time.temporal.ChronoUnit.DAYS));
    return "M" + start + " " + y(days.firstEntry().getValue(), top) + " " + steps + " H" + end;
  }

  private static int x(int day) {
    return LEFT + (WIDTH - LEFT - RIGHT) * day / (DAYS - 1);
  }

  private static int y(long value, long top) {
    return TOP + (int) ((HEIGHT - TOP - BOTTOM) * (top - value) / top);
  }

  /** The axis ends at a round number, whose quarters are whole. */
  static long top(long greatest) {
    long unit = STEPS;
    while (unit * 10 < greatest) {
      unit *= 10;
    }
    for (long times : new long[] {1, 2, 5, 10}) {
      if (unit * times >= greatest) {
        return unit * times;
      }
    }
    return unit * 10;
  }
}
