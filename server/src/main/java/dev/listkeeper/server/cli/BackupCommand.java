package dev.listkeeper.server.cli;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.backup.BackupFile;
import dev.listkeeper.server.security.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Fetches a backup of a running server. */
@Command(
    name = "backup",
    description = {
      "Writes everything a running server has stored into one new file: definitions, runs, people,"
          + " and the snapshots in use. The server goes on working.",
      "Not in it: the files in the inbox, the settings, and, unless --with-key, the key file"
          + " without which stored sign-ins to Constant Contact can't be used."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand extends ClientCommand {
  @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
  private Path file = Path.of("");

  @Option(
      names = "--with-key",
      description = "Also the key file: whoever has the backup can then use every sign-in in it.")
  private boolean withKey;

  @Override
  int run(Api api) {
    if (Files.exists(file)) {
      throw new Problem(
          ProblemCode.ALREADY_EXISTS, "The file " + file + " is there already; name a new one.");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      PrivateFile.write(part, "");
      fetch(api, part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      print(
          json()
              ? JsonMapper.shared()
                  .writeValueAsString(
                      Map.of("file", file.toString(), "bytes", Files.size(file), "key", withKey))
              : "Wrote "
                  + file
                  + ", "
                  + Files.size(file)
                  + " bytes, and read it back without a difference.");
      return 0;
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.OUT_OF_DISK, "The file " + part + " can't be written: " + e.getMessage(), e);
    }
  }

  private void fetch(Api api, Path part) throws IOException {
    try {
      api.download("/backup?withKey=" + withKey, part);
      BackupFile.open(part).close();
    } catch (RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }
}
