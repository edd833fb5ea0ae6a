package dev.listkeeper.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectingGuideTest {
  @TempDir Path home;

  @Test
  void theGuideNamesTheAddressThatConstantContactSendsTheBrowserBackTo() {
    PublicAddress address = new PublicAddress(SettingsReader.read(Map.of(), home));

    assertThat(Path.of("../docs/connecting.md"))
        .content()
        .contains("`" + address.get() + "/oauth/callback`");
  }
}
