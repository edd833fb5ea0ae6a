package dev.listkeeper.constantcontact.activity;

import dev.listkeeper.constantcontact.internal.Json;
import dev.listkeeper.constantcontact.list.ListId;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An import as JSON. A contact carries only its values that are not empty, so nothing is ever
 * erased. There is no file name to find a lost import by. Not thread-safe.
 */
public final class ImportJson implements ImportBatch {

  private static final byte[] HEAD = "{\"import_data\":[".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> WHOLE_NUMBERS = Set.of("birthday_month", "birthday_day");

  private final List<String> columns;
  private final byte[] tail;
  private final ByteArrayOutputStream contacts = new ByteArrayOutputStream(1 << 16);
  private int rows;

  /**
   * Starts an import without contacts.
   *
   * @param lists the lists the contacts are added to, 1 to 50
   * @param columns keys such as {@code email}, {@code first_name} and {@code cf:tier}; {@code
   *     birthday_month} and {@code birthday_day} take whole numbers
   */
  public ImportJson(Collection<ListId> lists, List<String> columns) {
    ImportRules.check(lists, columns);
    this.columns = List.copyOf(columns);
    ArrayNode ids = Json.MAPPER.createArrayNode();
    lists.forEach(id -> ids.add(id.value()));
    this.tail = ("],\"list_ids\":" + ids + "}").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean tryAdd(List<String> row) {
    ImportRules.check(row, columns.size());
    byte[] contact = Json.MAPPER.writeValueAsBytes(contact(row));
    int comma = rows == 0 ? 0 : 1;
    if (rows == MOST_ROWS || bodyLength() + comma + contact.length > MOST_BYTES) {
      if (rows == 0) {
        throw ImportRules.tooLarge();
      }
      return false;
    }
    if (comma > 0) {
      contacts.write(',');
    }
    contacts.writeBytes(contact);
    rows++;
    return true;
  }

  private ObjectNode contact(List<String> row) {
    ObjectNode contact = Json.MAPPER.createObjectNode();
    for (int i = 0; i < row.size(); i++) {
      String column = columns.get(i);
      String value = row.get(i);
      if (WHOLE_NUMBERS.contains(column) && value.matches("\\d{1,2}")) {
        contact.put(column, Integer.parseInt(value));
      } else if (!value.isEmpty()) {
        contact.put(column, value);
      }
    }
    return contact;
  }

  @Override
  public int rowCount() {
    return rows;
  }

  @Override
  public int bodyLength() {
    return HEAD.length + contacts.size() + tail.length;
  }

  BodyPublisher body() {
    return BodyPublishers.concat(
        BodyPublishers.ofByteArray(HEAD),
        BodyPublishers.ofByteArray(contacts.toByteArray()),
        BodyPublishers.ofByteArray(tail));
  }

  /** Never shows a contact. */
  @Override
  public String toString() {
    return "ImportJson[rows=" + rows + ", bytes=" + bodyLength() + "]";
  }
}
