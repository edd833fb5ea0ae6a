package dev.listkeeper.server.api;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.workspace.Change;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.server.workspace.WorkspaceFile;
import dev.listkeeper.server.workspace.WorkspaceSchema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** All definitions as one file. */
@RestController
@RequestMapping("/api/v1/workspace")
public class WorkspaceApi {
  private static final String YAML = "application/yaml";

  private final WorkspaceEditor editor;
  private final ConnectionRights rights;
  private final JsonMapper mapper;

  public WorkspaceApi(WorkspaceEditor editor, ConnectionRights rights, JsonMapper mapper) {
    this.editor = editor;
    this.rights = rights;
    this.mapper = mapper;
  }

  /** What would change; REMOVED only when pruning. */
  public record Diff(List<Change> changes) {}

  @GetMapping(produces = YAML)
  @Needs(Permission.SEE_WORKSPACE)
  String export(@AuthenticationPrincipal CurrentUser user) {
    return WorkspaceFile.write(rights.asSeenBy(user, editor.stored()), mapper);
  }

  @GetMapping(path = "/schema", produces = "application/schema+json")
  @Needs(Permission.SEE_WORKSPACE)
  String schema() {
    return WorkspaceSchema.text();
  }

  @PostMapping(
      path = "/diff",
      consumes = {YAML, "text/plain"})
  @Needs(Permission.APPLY_WORKSPACE)
  Diff diff(@RequestBody(required = false) @Nullable String file) {
    return new Diff(editor.diff(text(file)));
  }

  @PostMapping(
      path = "/apply",
      consumes = {YAML, "text/plain"})
  @Needs(Permission.APPLY_WORKSPACE)
  WorkspaceEditor.Applied apply(
      @RequestBody(required = false) @Nullable String file,
      @RequestParam(defaultValue = "false") boolean prune) {
    return editor.apply(text(file), prune);
  }

  /** An empty file arrives as no body. */
  private static String text(@Nullable String file) {
    return Objects.requireNonNullElse(file, "");
  }
}
