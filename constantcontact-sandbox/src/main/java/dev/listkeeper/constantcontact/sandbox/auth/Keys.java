package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.DataInput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registered applications. */
public final class Keys implements Part {
  private final Store store;
  private final Map<String, ApiKey> byId = new LinkedHashMap<>();

  /** No application yet. */
  public Keys(Store store) {
    this.store = store;
    store.add(this);
  }

  /** Registers an application, or changes a registered one. */
  public void register(ApiKey key) {
    store.change(() -> {
      byId.put(key.clientId(), key);
      log(key);
    });
  }

  /** The application with this client id. */
  public Optional<ApiKey> find(String clientId) {
    return store.read(() -> Optional.ofNullable(byId.get(clientId)));
  }

  /** All applications, the first registered first. */
  public List<ApiKey> all() {
    return store.read(() -> List.copyOf(byId.values()));
  }

  private void log(ApiKey key) {
    store.log(
        this,
        out -> {
          out.writeUTF(key.clientId());
          out.writeUTF(key.clientSecret());
          out.writeUTF(String.join("\n", key.redirectUris()));
          out.writeBoolean(key.anyLoopbackRedirect());
          out.writeUTF(key.refreshMode().name());
        });
  }

  @Override
  public int kind() {
    return 2;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    String clientId = in.readUTF();
    String secret = in.readUTF();
    String uris = in.readUTF();
    byId.put(
        clientId,
        new ApiKey(
            clientId,
            secret,
            uris.isEmpty() ? Set.of() : Set.of(uris.split("\n", -1)),
            in.readBoolean(),
            RefreshMode.valueOf(in.readUTF())));
  }

  @Override
  public void snapshot(Store to) {
    byId.values().forEach(this::log);
  }
}
