package dev.listkeeper.constantcontact.sandbox.tag;

import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.auth.Access;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Paging;
import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes tags. */
public final class TagEndpoint {
  private static final String ALL = "/v3/contact_tags";
  private static final String ONE = "/v3/contact_tags/{tag_id}";
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 500;

  private final Tags tags;
  private final IntUnaryOperator carriers;
  private final Switches switches;

  /** An endpoint over these tags; the operator says how many contacts carry one. */
  public TagEndpoint(Tags tags, IntUnaryOperator carriers, Switches switches) {
    this.tags = tags;
    this.carriers = carriers;
    this.switches = switches;
  }

  /** Its routes. */
  public List<Route> routes(Gate gate) {
    Access read = Access.contactData(Privileges.CONTACTS_READ);
    Access write = Access.contactData(Privileges.CONTACTS_WRITE);
    return List.of(
        new Route("GET", ALL, gate.before(read, this::page)),
        new Route("POST", ALL, gate.before(write, this::create)),
        new Route("GET", ONE, gate.before(read, this::one)),
        new Route("PUT", ONE, gate.before(write, this::rename)));
  }

  @Documented("guide, tags: limit 1 to 500, 50 by default")
  private Answer page(Call call) {
    Paging paging = Paging.of(call, DEFAULT_PAGE, MAX_PAGE);
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("tags");
    Paging.Stretch<Tag> page = paging.stretch(tags.all(), Tag::id);
    page.items().forEach(tag -> items.add(json(tag, paging.asked())));
    paging.link(body, page, switches);
    return Answer.ok(body);
  }

  private Answer one(Call call) {
    return Answer.ok(json(tags.get(call.at("tag_id")), call.query()));
  }

  private Answer create(Call call) throws IOException {
    JsonNode body = call.json();
    return Answer.json(
        201,
        tags.create(
                body.path("name").asString("").strip(), body.path("tag_source").asString("Contact"))
            .json());
  }

  private Answer rename(Call call) throws IOException {
    String name = call.json().path("name").asString("").strip();
    return Answer.ok(tags.rename(call.at("tag_id"), name).json());
  }

  private ObjectNode json(Tag tag, Parameters asked) {
    ObjectNode body = tag.json();
    return asked.flag("include_count")
        ? body.put("contacts_count", carriers.applyAsInt(tag.number()))
        : body;
  }
}
