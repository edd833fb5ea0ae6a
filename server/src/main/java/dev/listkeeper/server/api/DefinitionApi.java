package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.workspace.Section;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.List;
import org.springframework.http.HttpStatus;
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

/** What exports rest on, one by one, in the form it has in the workspace file. */
@RestController
@RequestMapping("/api/v1")
public class DefinitionApi {
  private static final String SECTIONS = "/{section:sources|relationships|segments}";

  private final Sections sections;
  private final WorkspaceEditor editor;
  private final JsonMapper mapper;

  public DefinitionApi(Sections sections, WorkspaceEditor editor, JsonMapper mapper) {
    this.sections = sections;
    this.editor = editor;
    this.mapper = mapper;
  }

  @GetMapping(SECTIONS)
  @Needs(Permission.SEE_WORKSPACE)
  List<? extends Definition> all(@PathVariable String section) {
    return section(section).stored().all();
  }

  @GetMapping(SECTIONS + "/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  Definition one(@PathVariable String section, @PathVariable Key key) {
    return section(section).require(key);
  }

  @PutMapping(SECTIONS + "/{key}")
  @Needs(Permission.CONFIGURE_DATA)
  Definition put(@PathVariable String section, @PathVariable Key key, @RequestBody JsonNode body) {
    return put(section(section), key, body);
  }

  private <T extends Definition> T put(Section<T> section, Key key, JsonNode body) {
    T definition = DefinitionBody.read(section, key, body, mapper);
    editor.put(section, definition);
    return definition;
  }

  @DeleteMapping(SECTIONS + "/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.CONFIGURE_DATA)
  void remove(@PathVariable String section, @PathVariable Key key) {
    editor.remove(section(section), key);
  }

  @GetMapping("/customers")
  @Needs(Permission.SEE_WORKSPACE)
  Customers customers() {
    return sections
        .customers()
        .stored()
        .find(Customers.KEY)
        .orElseThrow(() ->
            new Problem(ProblemCode.NOT_FOUND, "No table is chosen as the customer table yet."));
  }

  @PutMapping("/customers")
  @Needs(Permission.CONFIGURE_DATA)
  Customers putCustomers(@RequestBody Customers customers) {
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
}
