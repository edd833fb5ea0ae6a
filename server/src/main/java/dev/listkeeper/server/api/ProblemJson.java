package dev.listkeeper.server.api;

import dev.listkeeper.problem.ProblemCode;

/**
 * A failure as RFC 9457 wants it.
 *
 * @param type names the code, stable
 * @param detail one sentence for a person
 */
public record ProblemJson(String type, String title, int status, String detail, ProblemCode code) {
  public static final String MEDIA_TYPE = "application/problem+json";

  static ProblemJson of(Failure failure) {
    ProblemCode code = failure.code();
    String words = code.name().replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    return new ProblemJson(
        "urn:listkeeper:problem:" + code.name(),
        Character.toUpperCase(words.charAt(0)) + words.substring(1),
        failure.status(),
        failure.sentence(),
        code);
  }
}
