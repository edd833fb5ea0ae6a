package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Key;
import java.util.Optional;

/**
 * A form as somebody filled it in.
 *
 * @param before the export as it is stored; absent for a new one
 */
record FilledForm(Optional<Export> before, ExportFields fields, CurrentUser user, Words words) {
  Optional<Key> key() {
    return before.map(Export::key);
  }

  FilledForm with(ExportFields other) {
    return new FilledForm(before, other, user, words);
  }
}
