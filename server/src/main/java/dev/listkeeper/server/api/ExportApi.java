package dev.listkeeper.server.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.MatchedFields;
import dev.listkeeper.server.workspace.SafeguardRights;
import dev.listkeeper.server.workspace.Section;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exports as they are defined. Which connection one goes through is told to those only who may use
 * it.
 */
@RestController
@RequestMapping("/api/v1/exports")
public class ExportApi {
  private final Section<Export> exports;
  private final ConnectionRights rights;
  private final WorkspaceEditor editor;
  private final MatchedFields fields;
  private final JsonMapper mapper;
  private final Reckoning reckoning;

  public ExportApi(
      Sections sections,
      ConnectionRights rights,
      WorkspaceEditor editor,
      MatchedFields fields,
      JsonMapper mapper,
      QueryEngine engine,
      Snapshots snapshots) {
    this.exports = sections.exports();
    this.rights = rights;
    this.editor = editor;
    this.fields = fields;
    this.mapper = mapper;
    this.reckoning = new Reckoning(engine, snapshots);
  }

  @GetMapping
  @Needs(Permission.SEE_WORKSPACE)
  List<Export> all(@AuthenticationPrincipal CurrentUser user) {
    return exports.stored().all().stream().map(export -> rights.asSeenBy(user, export)).toList();
  }

  @GetMapping("/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  Export one(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return rights.asSeenBy(user, exports.require(key));
  }

  /**
   * What it means to change the list, to detach the export or to remove it.
   *
   * @param list absent when it has none
   * @param people of this export on its list, as far as its runs know: they stay there, unless a
   *     run with the extent NOBODY_STAYS takes them off before
   */
  public record Leaving(Optional<ListId> list, long people) {}

  @GetMapping("/{key}/leaving")
  @Needs(Permission.SEE_WORKSPACE)
  Leaving leaving(@PathVariable Key key) {
    Export export = exports.require(key);
    return new Leaving(export.list(), reckoning.ours(export));
  }

  /**
   * An export as it was saved.
   *
   * @param remarks what keeps it from running although it was saved, such as a custom field that
   *     the account does not have
   */
  public record Saved(@JsonUnwrapped Export export, List<String> remarks) {}

  @PutMapping("/{key}")
  @Needs(Permission.CONFIGURE_EXPORTS)
  Saved put(
      @PathVariable Key key,
      @RequestBody JsonNode body,
      @AuthenticationPrincipal CurrentUser user) {
    Optional<Export> before = exports.stored().find(key);
    before.ifPresent(stored -> rights.requireMayEdit(user, stored));
    Export export = DefinitionBody.read(exports, key, body, mapper);
    SafeguardRights.requireMaySave(user, before, export);
    export.connection().ifPresent(connection -> rights.requireMayUse(user, connection));
    return new Saved(export, editor.put(exports, export));
  }

  /** The custom fields that Data matching names, as the account has them now. */
  @GetMapping("/{key}/custom-fields")
  @Needs(Permission.CONFIGURE_EXPORTS)
  List<MatchedFields.Field> customFields(
      @PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    Export export = exports.require(key);
    rights.requireMayEdit(user, export);
    return fields.look(export);
  }

  /** Makes those that are missing, and gives what was made. */
  @PostMapping("/{key}/custom-fields")
  @Needs(Permission.MANAGE_CONNECTIONS)
  List<MatchedFields.Field> makeCustomFields(
      @PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return fields.make(exports.require(key), user);
  }

  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.CONFIGURE_EXPORTS)
  void remove(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    rights.requireMayEdit(user, exports.require(key));
    editor.remove(exports, key);
  }
}
