package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A multipart/form-data body, in parts that know where in the body they lie. */
record Multipart(List<Part> parts) {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/form-data\\s*;.*?boundary=(\"[^\"]+\"|[^;\\s]+).*", Pattern.CASE_INSENSITIVE);
  private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** One part: its name, the file name if it is a file, and where its bytes begin and end. */
  record Part(String name, Optional<String> fileName, int begin, int end) {}

  /** Reads a body, or refuses with 415 when the type is not multipart or names no boundary. */
  static Multipart parse(String contentType, byte[] body) {
    Matcher matcher = BOUNDARY.matcher(contentType);
    if (!matcher.matches()) {
      throw Refusal.of(
          415,
          "contacts.api.unsupported_media_type",
          "Content-Type must be multipart/form-data with a boundary.");
    }
    String boundary = matcher.group(1).replace("\"", "");
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int at = indexOf(body, delimiter, 0);
    while (at >= 0) {
      int head = at + delimiter.length + 2;
      int blank = indexOf(body, BLANK_LINE, head - 2);
      int next = indexOf(body, delimiter, head);
      if (blank < 0 || next < 0 || blank > next) {
        break;
      }
      parts.add(part(body, head, blank, next - 2));
      at = next;
    }
    return new Multipart(parts);
  }

  /** The part with this name. */
  Optional<Part> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** A part's bytes as text. */
  static String text(byte[] body, Part part) {
    return new String(body, part.begin(), part.end() - part.begin(), StandardCharsets.UTF_8);
  }

  private static Part part(byte[] body, int head, int blank, int end) {
    String headers =
        blank <= head ? "" : new String(body, head, blank - head, StandardCharsets.UTF_8);
    return new Part(
        parameter(headers, "name").orElse(""),
        parameter(headers, "filename"),
        blank + BLANK_LINE.length,
        Math.max(end, blank + BLANK_LINE.length));
  }

  private static Optional<String> parameter(String headers, String name) {
    Matcher matcher =
        Pattern.compile("[;\\s]" + name + "=(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE)
            .matcher(headers);
    return matcher.find()
        ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        : Optional.empty();
  }

  private static int indexOf(byte[] body, byte[] wanted, int from) {
    for (int i = Math.max(from, 0); i <= body.length - wanted.length; i++) {
      if (body[i] == wanted[0] && matches(body, wanted, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] body, byte[] wanted, int at) {
    for (int i = 1; i < wanted.length; i++) {
      if (body[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
