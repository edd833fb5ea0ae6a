package dev.listkeeper.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured, beside what was promised. */
final class Report {
  /**
   * One figure.
   *
   * @param target in words; empty when nothing was promised
   * @param met absent when nothing was promised
   */
  record Figure(String what, double value, String unit, String target, Optional<Boolean> met) {}

  private final List<Figure> figures = new ArrayList<>();

  void add(String what, double value, String unit) {
    figures.add(new Figure(what, value, unit, "", Optional.empty()));
  }

  void atMost(String what, double value, String unit, double target) {
    figures.add(new Figure(what, value, unit, "≤ " + number(target), Optional.of(value <= target)));
  }

  void exactly(String what, double value, double target) {
    figures.add(new Figure(what, value, "", "= " + number(target), Optional.of(value == target)));
  }

  void atLeast(String what, double value, String unit, double target) {
    figures.add(new Figure(what, value, unit, "≥ " + number(target), Optional.of(value >= target)));
  }

  /** Whether all was met that was promised. */
  boolean holds() {
    return figures.stream().allMatch(figure -> figure.met().orElse(true));
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** As a table in Markdown, which docs/benchmarks.md takes as it is. */
  void print(PrintWriter out) {
    out.println("| what | measured | target | met |");
    out.println("| --- | ---: | ---: | --- |");
    for (Figure figure : figures) {
      out.println(
          "| "
              + figure.what()
              + " | "
              + number(figure.value())
              + " "
              + figure.unit()
              + " | "
              + figure.target()
              + " | "
              + figure.met().map(met -> met ? "yes" : "**no**").orElse("")
              + " |");
    }
    out.flush();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value)
        .replaceFirst("\\.00$", "");
  }
}
