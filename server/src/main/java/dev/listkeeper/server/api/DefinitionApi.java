package dev.listkeeper.server.api;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Export;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.workspace.Section;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Definitions one by one, in the form they have in the workspace file. */
@RestController
@RequestMapping("/api/v1")
public class DefinitionApi {
  private static final String SECTIONS =
      "/{section:sources|relationships|segments|connections|exports}";

  private final Sections sections;
  private final WorkspaceEditor editor;
  private final JsonMapper mapper;

  public DefinitionApi(Sections sections, WorkspaceEditor editor, JsonMapper mapper) {
    this.sections = sections;
    this.editor = editor;
    this.mapper = mapper;
  }

  @GetMapping(SECTIONS)
  List<? extends Definition> all(
      @PathVariable String section, @AuthenticationPrincipal CurrentUser user) {
    return section(section).stored().all().stream()
        .filter(definition -> mayKnow(user, definition))
        .toList();
  }

  @GetMapping(SECTIONS + "/{key}")
  Definition one(
      @PathVariable String section,
      @PathVariable Key key,
      @AuthenticationPrincipal CurrentUser user) {
    Section<?> kind = section(section);
    Definition found = kind.require(key);
    if (!mayKnow(user, found)) {
      throw unknown(kind, key);
    }
    return found;
  }

  @PutMapping(SECTIONS + "/{key}")
  Definition put(
      @PathVariable String section,
      @PathVariable Key key,
      @RequestBody JsonNode body,
      @AuthenticationPrincipal CurrentUser user) {
    Section<?> kind = section(section);
    user.require(editorOf(kind));
    return put(kind, key, body, user);
  }

  private <T extends Definition> T put(
      Section<T> section, Key key, JsonNode body, CurrentUser user) {
    if (!(body instanceof ObjectNode object)) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Send the " + section.noun() + " as a JSON object.");
    }
    JsonNode written = object.get("key");
    if (written != null && !written.asString("").equals(key.value())) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The key can't be changed: the address says '" + key + "', the body something else.");
    }
    T definition = mapper.treeToValue(object.put("key", key.value()), section.type());
    if (definition instanceof Export export) {
      export.connection().ifPresent(connection -> requireKnown(connection, user));
    }
    editor.put(section, definition);
    return definition;
  }

  /** A connection that somebody may not know does not exist for them. */
  private void requireKnown(Key connection, CurrentUser user) {
    boolean known =
        sections
            .connections()
            .stored()
            .find(connection)
            .filter(found -> mayKnow(user, found))
            .isPresent();
    if (!known) {
      throw unknown(sections.connections(), connection);
    }
  }

  @DeleteMapping(SECTIONS + "/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable String section,
      @PathVariable Key key,
      @AuthenticationPrincipal CurrentUser user) {
    Section<?> kind = section(section);
    user.require(editorOf(kind));
    editor.remove(kind, key);
  }

  @GetMapping("/customers")
  Customers customers() {
    return sections
        .customers()
        .stored()
        .find(Customers.KEY)
        .orElseThrow(() ->
            new Problem(ProblemCode.NOT_FOUND, "No table is chosen as the customer table yet."));
  }

  @PutMapping("/customers")
  Customers putCustomers(
      @RequestBody Customers customers, @AuthenticationPrincipal CurrentUser user) {
    user.require(Role.CONTRIBUTOR);
    editor.put(sections.customers(), customers);
    return customers;
  }

  private Section<?> section(String name) {
    return sections.all().stream()
        .filter(section -> section.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is nothing called '" + name + "'."));
  }

  private Role editorOf(Section<?> section) {
    return section.equals(sections.connections()) ? Role.ADMINISTRATOR : Role.CONTRIBUTOR;
  }

  private static boolean mayKnow(CurrentUser user, Definition definition) {
    if (!(definition instanceof Connection connection)) {
      return true;
    }
    return user.role()
        .includes(
            connection.availableTo() == Connection.Sharing.CONTRIBUTORS
                ? Role.CONTRIBUTOR
                : Role.ADMINISTRATOR);
  }

  private static Problem unknown(Section<?> section, Key key) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no " + section.noun() + " '" + key + "'.");
  }
}
