package dev.listkeeper.server.api;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.Preview;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.ExportPreviews;
import dev.listkeeper.server.workspace.Section;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an export would send, before it is saved. Nothing is kept and nobody is asked. */
@RestController
@RequestMapping("/api/v1/exports/preview")
public class PreviewApi {
  private static final Key UNNAMED = new Key("preview");

  private final Section<Export> exports;
  private final Section<Segment> segments;
  private final ExportPreviews previews;
  private final ConnectionRights rights;
  private final JsonMapper mapper;

  public PreviewApi(
      Sections sections, ExportPreviews previews, ConnectionRights rights, JsonMapper mapper) {
    this.exports = sections.exports();
    this.segments = sections.segments();
    this.previews = previews;
    this.rights = rights;
    this.mapper = mapper;
  }

  /**
   * A few people, and how many there are.
   *
   * @param members of the union of the segments
   * @param addresses distinct ones that can be sent to
   * @param limit how many the connection allows
   * @param notRefreshed segments without members yet
   * @param rows of the first members, as they would be sent
   */
  public record Shown(
      long members, long addresses, long limit, List<Key> notRefreshed, List<Row> rows) {}

  /**
   * One of them.
   *
   * @param given the address as it stands in the data
   * @param address as it would be sent
   * @param heldBack why the person would not travel; absent for who would
   * @param values by the names Data matching uses
   * @param shortened whether a value is cut off
   * @param leftOut whether a value does not fit its field and is not sent
   */
  public record Row(
      String customerId,
      Optional<String> given,
      Optional<String> address,
      Optional<HoldBack> heldBack,
      Map<String, String> values,
      boolean shortened,
      boolean leftOut) {
    private static Row of(Preview.Row row) {
      Map<String, String> values = new LinkedHashMap<>();
      row.values().forEach((target, value) -> values.put(target.key(), value));
      return new Row(
          row.customerId(),
          row.given(),
          row.address(),
          row.reason(),
          values,
          row.shortened(),
          row.leftOut());
    }
  }

  /** The export in the form it is saved in; a key may be left out. */
  @PostMapping
  @Needs(Permission.CONFIGURE_EXPORTS)
  Shown preview(@RequestBody JsonNode body, @AuthenticationPrincipal CurrentUser user) {
    String written = body.path("key").asString("");
    Key key = written.isEmpty() ? UNNAMED : Key.of(written);
    exports.stored().find(key).ifPresent(stored -> rights.requireMayEdit(user, stored));
    Export export = DefinitionBody.read(exports, key, body, mapper);
    export.connection().ifPresent(connection -> rights.requireMayUse(user, connection));
    export.segments().forEach(segments::require);
    ExportPreviews.Size size =
        previews.size(export.segments(), export.matching().email(), export.connection());
    return new Shown(
        size.members(),
        size.addresses(),
        size.limit(),
        size.unread(),
        previews.rows(export).stream().map(Row::of).toList());
  }
}
