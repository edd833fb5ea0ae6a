package dev.listkeeper.constantcontact.internal;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The multipart body of an import around its CSV; its length does not depend on the boundary. */
public final class ImportBody {

  private final String boundary = "lk-" + UUID.randomUUID();
  private final byte[] head;
  private final byte[] tail;

  /** The file name must be checked already; list ids are joined by commas. */
  public ImportBody(String fileName, String listIds) {
    String file = part("file\"; filename=\"" + fileName) + "\r\nContent-Type: text/csv\r\n\r\n";
    String lists = "\r\n" + part("list_ids") + "\r\n\r\n" + listIds;
    head = file.getBytes(StandardCharsets.US_ASCII);
    tail = (lists + "\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private String part(String name) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
  }

  /** Bytes around the CSV. */
  public int overhead() {
    return head.length + tail.length;
  }

  /** For the header of the request. */
  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** The whole body, of known length and without copying the CSV. */
  public BodyPublisher around(byte[] csv, int length) {
    return BodyPublishers.concat(
        BodyPublishers.ofByteArray(head),
        BodyPublishers.ofByteArray(csv, 0, length),
        BodyPublishers.ofByteArray(tail));
  }
}
