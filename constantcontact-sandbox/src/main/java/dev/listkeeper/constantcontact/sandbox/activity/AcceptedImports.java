package dev.listkeeper.constantcontact.sandbox.activity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What was accepted since the start, so that a test sees what arrived twice. */
final class AcceptedImports {
  private final List<AcceptedImport> accepted = new ArrayList<>();

  void add(ObjectNode request, byte[] rows, int count) {
    MessageDigest digest = sha256();
    digest.update(request.path("list_ids").toString().getBytes(StandardCharsets.UTF_8));
    String hash = HexFormat.of().formatHex(digest.digest(rows));
    AcceptedImport one = new AcceptedImport(request.path("file_name").asString(""), count, hash);
    synchronized (accepted) {
      accepted.add(one);
    }
  }

  List<AcceptedImport> all() {
    synchronized (accepted) {
      return List.copyOf(accepted);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
