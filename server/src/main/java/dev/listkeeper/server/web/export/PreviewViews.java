package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Target;
import dev.listkeeper.export.run.Preview;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ExportPreviews;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what an export would send. */
final class PreviewViews {
  private final Sections sections;
  private final ExportPreviews previews;
  private final ExportReader reader;

  PreviewViews(Sections sections, ExportPreviews previews, ExportReader reader) {
    this.sections = sections;
    this.previews = previews;
    this.reader = reader;
  }

  PreviewView of(FilledForm form) {
    return reader
        .sample(form, new Mistakes())
        .map(export -> of(export, form.words()))
        .orElseGet(() -> PreviewView.standing(form.words().say("preview.nothing")));
  }

  /** Both numbers, when the segments have more addresses than the connection allows. */
  @Nullable String tooLarge(Export export, Words words) {
    long limit = previews.limit(export.connection());
    if (previews.atMost(export.segments()) <= limit) {
      return null;
    }
    return tooLarge(
        previews.size(export.segments(), export.matching().email(), export.connection()), words);
  }

  private static @Nullable String tooLarge(ExportPreviews.Size size, Words words) {
    return size.isTooLarge()
        ? words.say("preview.too-large", size.addresses(), size.limit())
        : null;
  }

  private PreviewView of(Export export, Words words) {
    try {
      ExportPreviews.Size size =
          previews.size(export.segments(), export.matching().email(), export.connection());
      List<Target> targets = List.copyOf(export.matching().fields().keySet());
      List<PreviewView.Line> lines =
          previews.rows(export).stream().map(row -> line(row, targets, words)).toList();
      return new PreviewView(
          null,
          words.say("preview.counted", size.members(), size.addresses(), size.limit()),
          tooLarge(size, words),
          size.unread().stream().map(key -> words.say("preview.unread", name(key))).toList(),
          targets.stream().map(target -> MatchingWords.field(target, words)).toList(),
          lines);
    } catch (Problem problem) {
      return PreviewView.standing(words.problem(problem));
    }
  }

  private String name(Key segment) {
    return sections
        .segments()
        .stored()
        .find(segment)
        .map(Definition::displayName)
        .orElse(segment.value());
  }

  private static PreviewView.Line line(Preview.Row row, List<Target> targets, Words words) {
    return new PreviewView.Line(
        row.customerId(),
        row.address().or(row::given).orElse(""),
        targets.stream().map(target -> row.values().getOrDefault(target, "")).toList(),
        row.reason().map(reason -> heldBack(reason, row, words)).orElse(""),
        Stream.of(
                row.shortened() ? words.say("preview.shortened") : "",
                row.leftOut() ? words.say("preview.left-out") : "")
            .filter(note -> !note.isEmpty())
            .collect(Collectors.joining(" ")));
  }

  private static String heldBack(HoldBack reason, Preview.Row row, Words words) {
    String said = words.say("holdback", reason);
    return row.winner().map(winner -> words.say("holdback.winner", said, winner)).orElse(said);
  }
}
