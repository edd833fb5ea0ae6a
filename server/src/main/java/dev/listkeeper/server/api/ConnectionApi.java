package dev.listkeeper.server.api;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.server.connect.AccountCustomFields;
import dev.listkeeper.server.connect.AccountLists;
import dev.listkeeper.server.connect.ConnectionHealth;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.connect.Health;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Section;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

/** Connections, and the steps that make one usable. Secrets go in, never out. */
@RestController
@RequestMapping("/api/v1/connections")
public class ConnectionApi {
  private final ConnectionSetup setup;
  private final Section<Connection> connections;
  private final Section<Export> exports;
  private final AccountLists lists;
  private final ConnectionHealth health;
  private final AccountCustomFields fields;
  private final ConnectionRights rights;
  private final WorkspaceEditor editor;
  private final JsonMapper mapper;

  public ConnectionApi(
      ConnectionSetup setup,
      Sections sections,
      AccountLists lists,
      ConnectionHealth health,
      AccountCustomFields fields,
      ConnectionRights rights,
      WorkspaceEditor editor,
      JsonMapper mapper) {
    this.setup = setup;
    this.connections = sections.connections();
    this.exports = sections.exports();
    this.lists = lists;
    this.health = health;
    this.fields = fields;
    this.rights = rights;
    this.editor = editor;
    this.mapper = mapper;
  }

  /** Those that the asker may use. */
  @GetMapping
  @Needs(Permission.USE_SHARED_CONNECTIONS)
  List<Connection> all(@AuthenticationPrincipal CurrentUser user) {
    return rights.usable(user);
  }

  @GetMapping("/{key}")
  @Needs(Permission.USE_SHARED_CONNECTIONS)
  Connection one(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    rights.requireMayUse(user, key);
    return connections.require(key);
  }

  @PutMapping("/{key}")
  @Needs(Permission.MANAGE_CONNECTIONS)
  Connection put(@PathVariable Key key, @RequestBody JsonNode body) {
    Connection connection = DefinitionBody.read(connections, key, body, mapper);
    editor.put(connections, connection);
    return connection;
  }

  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.MANAGE_CONNECTIONS)
  void remove(@PathVariable Key key) {
    editor.remove(connections, key);
  }

  /**
   * The customer's own application at Constant Contact.
   *
   * @param mayMove whether the connection may move to another account; not unless given
   */
  public record Application(String clientId, String clientSecret, Optional<Boolean> mayMove) {
    @Override
    public String toString() {
      return "Application[clientId=" + clientId + ", ***]";
    }
  }

  /** Where a person signs in to Constant Contact, in a browser. */
  public record Authorization(URI authorizeUrl) {}

  /** What Constant Contact sent the browser back with. */
  public record Callback(Optional<String> state, Optional<String> code, Optional<String> error) {
    @Override
    public String toString() {
      return "Callback[***]";
    }
  }

  /**
   * A list of the account.
   *
   * @param export which export owns it
   */
  public record ListView(ListId id, String name, Optional<Key> export) {}

  /** The lists of the account, by name; they may be up to a minute old. */
  @GetMapping("/{key}/lists")
  @Needs(Permission.USE_SHARED_CONNECTIONS)
  List<ListView> lists(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    rights.requireMayUse(user, key);
    Map<ListId, Key> owners =
        exports.stored().all().stream()
            .filter(export -> export.connection().isPresent() && export.list().isPresent())
            .collect(Collectors.toMap(export -> export.list().orElseThrow(), Export::key));
    return lists.of(key).stream()
        .map(list ->
            new ListView(list.id(), list.name(), Optional.ofNullable(owners.get(list.id()))))
        .toList();
  }

  /** What a list is to be called. */
  public record NewList(Optional<String> name) {}

  @PostMapping("/{key}/lists")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.MANAGE_CONNECTIONS)
  ListView createList(
      @PathVariable Key key,
      @RequestBody NewList wanted,
      @AuthenticationPrincipal CurrentUser user) {
    connections.require(key);
    AccountLists.Choice made = lists.create(key, wanted.name().orElse(""), user);
    return new ListView(made.id(), made.name(), Optional.empty());
  }

  /**
   * A custom field of the account.
   *
   * @param label as people see it there; Data matching names it {@code cf:} and this, or its name
   * @param name by which imports know it
   * @param type the service's word
   */
  public record FieldView(String label, String name, String type) {}

  /** The custom fields of the account, by label; they may be up to a minute old. */
  @GetMapping("/{key}/custom-fields")
  @Needs(Permission.USE_SHARED_CONNECTIONS)
  List<FieldView> customFields(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    rights.requireMayUse(user, key);
    return fields.of(key).stream()
        .map(field -> new FieldView(field.label(), field.name(), field.typeText()))
        .toList();
  }

  @GetMapping("/{key}/state")
  @Needs(Permission.MANAGE_CONNECTIONS)
  ConnectionState state(@PathVariable Key key) {
    return setup.state(key);
  }

  /** How the connection is, as found within the last ten minutes; else its account is called. */
  @GetMapping("/{key}/health")
  @Needs(Permission.MANAGE_CONNECTIONS)
  Health health(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    connections.require(key);
    return health.known(key).orElseGet(() -> health.check(key, user));
  }

  /** Calls the account now. */
  @PostMapping("/{key}/health")
  @Needs(Permission.MANAGE_CONNECTIONS)
  Health check(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    connections.require(key);
    return health.check(key, user);
  }

  @PostMapping("/{key}/agreement")
  @Needs(Permission.MANAGE_CONNECTIONS)
  ConnectionState agree(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return setup.agree(key, user);
  }

  @PostMapping("/{key}/authorization")
  @Needs(Permission.MANAGE_CONNECTIONS)
  Authorization authorize(
      @PathVariable Key key,
      @RequestBody Application application,
      @AuthenticationPrincipal CurrentUser user) {
    return new Authorization(
        setup.begin(
            key,
            new ConnectionSetup.Application(
                application.clientId(),
                application.clientSecret(),
                application.mayMove().orElse(false)),
            user));
  }

  @PostMapping("/authorization/callback")
  @Needs(Permission.MANAGE_CONNECTIONS)
  ConnectionState callback(
      @RequestBody Callback callback, @AuthenticationPrincipal CurrentUser user) {
    Key connection = setup.finish(callback.state(), callback.code(), callback.error(), user);
    return setup.state(connection);
  }

  @PostMapping("/{key}/export-user")
  @Needs(Permission.MANAGE_CONNECTIONS)
  ConnectionState exportUser(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return setup.addExportUser(key, user);
  }

  @PostMapping("/{key}/save")
  @Needs(Permission.MANAGE_CONNECTIONS)
  ConnectionState save(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return setup.save(key, user);
  }
}
