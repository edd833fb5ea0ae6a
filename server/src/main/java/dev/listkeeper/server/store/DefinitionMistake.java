package dev.listkeeper.server.store;

import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in one sentence what is wrong with JSON or YAML that somebody wrote. */
public final class DefinitionMistake {
  private static final Pattern MISSING =
      Pattern.compile("Missing required creator property '([^']+)'");

  private DefinitionMistake() {}

  public static String sentence(JacksonException mistake) {
    Optional<Problem> told = ourOwn(mistake);
    String place = place(mistake);
    if (told.isPresent()) {
      return place.isEmpty() ? told.get().sentence() : place + ": " + told.get().sentence();
    }
    return (place.isEmpty() ? "" : place + ": ") + what(mistake);
  }

  private static String what(JacksonException mistake) {
    return switch (mistake) {
      case UnrecognizedPropertyException unknown ->
          "'" + unknown.getPropertyName() + "' is not known here" + didYouMean(unknown);
      case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
          "'" + wrong.getValue() + "' can't stand here; write one of " + choices(wrong) + ".";
      case InvalidFormatException wrong ->
          "'" + wrong.getValue() + "' is no " + wrong.getTargetType().getSimpleName() + ".";
      case MismatchedInputException other ->
          missingName(other)
              .map(name -> "'" + name + "' is missing.")
              .orElseGet(() -> Expected.sentence(other));
      case StreamReadException syntax ->
          "this can't be read: " + sentenceOf(syntax) + line(syntax) + ".";
      default -> "this can't be read.";
    };
  }

  /**
   * A name that should be there and is not.
   *
   * @param object the place of what should have it
   */
  public record Missing(String object, String name) {}

  /** Which name is missing, when that is the mistake. */
  public static Optional<Missing> missing(JacksonException mistake) {
    return missingName(mistake)
        .map(name -> {
          // The place may be the name's own instead of that of the object around it.
          String object = place(mistake).replaceFirst("\\.?" + Pattern.quote(name) + "$", "");
          return new Missing(object, name);
        });
  }

  private static Optional<String> missingName(JacksonException mistake) {
    if (mistake instanceof InvalidNullException empty) {
      return Optional.of(empty.getPropertyName().getSimpleName());
    }
    Matcher matcher = MISSING.matcher(mistake.getOriginalMessage());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String didYouMean(UnrecognizedPropertyException unknown) {
    return Optional.ofNullable(unknown.getKnownPropertyIds()).stream()
        .flatMap(ids ->
            Nearest.slip(unknown.getPropertyName(), ids.stream().map(Object::toString).toList())
                .stream())
        .findFirst()
        .map(name -> "; did you mean '" + name + "'?")
        .orElse(".");
  }

  private static String choices(InvalidFormatException wrong) {
    return Arrays.stream(wrong.getTargetType().getEnumConstants())
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  /** What the parser says, without where: YAML tells the context first, the mistake last. */
  private static String sentenceOf(StreamReadException mistake) {
    return mistake
        .getOriginalMessage()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .reduce((context, last) -> last)
        .map(line -> line.replaceFirst(" \\(start marker at.*", "").replaceFirst("\\.$", ""))
        .orElse("it breaks off");
  }

  private static String line(StreamReadException mistake) {
    TokenStreamLocation place = mistake.getLocation();
    return place == null || place.getLineNr() < 1 ? "" : " (line " + place.getLineNr() + ")";
  }

  private static Optional<Problem> ourOwn(Throwable mistake) {
    return Stream.iterate(mistake, cause -> cause != null, Throwable::getCause)
        .filter(Problem.class::isInstance)
        .map(Problem.class::cast)
        .findFirst();
  }

  /** Where it is, such as {@code segments[0].rules[1]}; empty at the top or when unknown. */
  public static String place(JacksonException mistake) {
    if (!(mistake instanceof DatabindException)) {
      return "";
    }
    StringBuilder place = new StringBuilder();
    for (JacksonException.Reference step : mistake.getPath()) {
      if (step.getPropertyName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return place.toString();
  }
}
