package dev.listkeeper.server.web.export;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What was typed into a form before somebody left it to come back, kept in their session. */
final class Draft {
  private static final String NAME = Draft.class.getName();

  private Draft() {}

  static void keep(HttpSession session, MultiValueMap<String, String> typed) {
    HashMap<String, List<String>> kept = new HashMap<>();
    typed.forEach((name, values) -> kept.put(name, new ArrayList<>(values)));
    session.setAttribute(NAME, kept);
  }

  /**
   * What was kept of the form of an export, once.
   *
   * @param export its key; empty for a new one
   */
  static Optional<ExportFields> take(HttpSession session, String export) {
    if (!(session.getAttribute(NAME) instanceof HashMap<?, ?> kept)) {
      return Optional.empty();
    }
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    kept.forEach((name, values) ->
        ((List<?>) values).forEach(value -> typed.add(name.toString(), value.toString())));
    if (!ExportFields.text(typed, FormActions.EXPORT).equals(export)) {
      return Optional.empty();
    }
    session.removeAttribute(NAME);
    return Optional.of(ExportFields.of(typed));
  }
}
