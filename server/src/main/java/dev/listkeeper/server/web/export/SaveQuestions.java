package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.Words;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person is asked, in numbers, before an export is saved. */
final class SaveQuestions {
  private final Reckoning reckoning;
  private final ListChoices lists;
  private final PreviewViews previews;

  SaveQuestions(Reckoning reckoning, ListChoices lists, PreviewViews previews) {
    this.reckoning = reckoning;
    this.lists = lists;
    this.previews = previews;
  }

  /** What becomes of people on the list an export had. */
  enum Leaving {
    STAY,
    REMOVE
  }

  /** What is still to be asked; empty when it can be saved. */
  Optional<ExportFormViews.Said> of(FilledForm form, Export now) {
    ExportFormView.Leaving leaving = leaving(form, now);
    String tooLarge = form.fields().warned() ? null : previews.tooLarge(now, form.words());
    if (leaving == null && tooLarge == null) {
      return Optional.empty();
    }
    Mistakes asked = new Mistakes();
    if (leaving != null) {
      asked.add("leaving", form.words().say("leaving.answer"));
    }
    if (tooLarge != null) {
      asked.add("segments", tooLarge + " " + form.words().say("preview.save-anyway"));
    }
    return Optional.of(
        new ExportFormViews.Said(
            true, asked, null, leaving, tooLarge == null ? null : previews.of(form), ""));
  }

  private ExportFormView.@Nullable Leaving leaving(FilledForm form, Export now) {
    if (form.before().isEmpty() || !leaves(form.before().get(), now) || answer(form).isPresent()) {
      return null;
    }
    Export before = form.before().get();
    long people = reckoning.ours(before);
    if (people == 0) {
      return null;
    }
    Words words = form.words();
    ListId old = before.list().orElseThrow();
    String name =
        before
            .connection()
            .flatMap(connection -> lists.of(connection.value(), form.user()).nameOf(old))
            .orElse(old.value());
    return new ExportFormView.Leaving(
        words.say("leaving.question", people, name),
        Arrays.stream(Leaving.values())
            .map(one ->
                new Option(one.name(), words.say("leaving." + one, people), one == Leaving.STAY))
            .toList());
  }

  private static boolean leaves(Export before, Export now) {
    return before.connection().isPresent()
        && before.list().isPresent()
        && !before.list().equals(now.list());
  }

  private static Optional<Leaving> answer(FilledForm form) {
    return Arrays.stream(Leaving.values())
        .filter(one -> one.name().equals(form.fields().leaving()))
        .findFirst();
  }

  /** Whether the person wants people taken off the list that the export leaves. */
  static boolean takesOff(FilledForm form, Export now) {
    return form.before().filter(before -> leaves(before, now)).isPresent()
        && answer(form).equals(Optional.of(Leaving.REMOVE));
  }

  /** The changed export on the connection and list it had. */
  static Export whereItWas(Export now, Export before) {
    return new Export(
        now.key(),
        now.displayName(),
        before.connection(),
        before.list(),
        now.matching(),
        now.segments(),
        now.schedule(),
        now.rules());
  }
}
