package dev.listkeeper.server.cli;

import picocli.CommandLine.Command;

/** All definitions of the server, as a workspace file. */
@Command(
    name = "export-config",
    description = "Writes all definitions of the server as a workspace file.",
    mixinStandardHelpOptions = true)
public final class ExportConfig extends ClientCommand {

  @Override
  int run(Api api) {
    print(api.text("/workspace").stripTrailing());
    return 0;
  }
}
