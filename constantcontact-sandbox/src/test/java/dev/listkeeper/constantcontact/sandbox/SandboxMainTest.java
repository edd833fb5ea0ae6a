package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxMainTest {
  @TempDir private Path folder;

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SandboxMain.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  @Test
  void anUnknownOptionIsOneSentenceAndExitCode2() throws Exception {
    Process process = start("--prot", "1");

    assertThat(process.errorReader().lines())
        .containsExactly("Unknown option --prot; --help lists all of them.");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      Process process = start("--port", port);

      assertThat(process.errorReader().lines().toList())
          .singleElement()
          .asString()
          .contains("(port " + port + "); choose another --port.");
      assertThat(process.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void theInspectionAddressItPrintsAnswers() throws Exception {
    Process process = start();
    try {
      String address =
          process
              .inputReader()
              .lines()
              .filter(line -> line.strip().startsWith("inspection"))
              .map(line -> line.strip().split("\\s+", -1)[1])
              .findFirst()
              .orElseThrow();

      assertThat(Call.get(URI.create(address))).isEqualTo("[]");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void helpNamesTheOptions() throws Exception {
    Process process = start("--help");

    assertThat(process.inputReader().lines().toList().toString())
        .contains("--port", "--folder", "--no-limits", "--delay-per-1000-rows");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aKilledProcessLosesNothingThatWasAnswered() throws Exception {
    Process first = start("--folder", folder.toString(), "--list", "VIP", "--no-limits");
    String list;
    try {
      Started started = Started.read(first.inputReader());
      list = started.list();
      started.post("/sandbox/seed", "{\"count\":20000,\"list_ids\":[\"" + list + "\"]}");
    } finally {
      first.destroyForcibly().waitFor();
    }

    Process second = start("--folder", folder.toString(), "--list", "VIP", "--no-limits");
    try {
      Started started = Started.read(second.inputReader());
      assertThat(started.list()).isEqualTo(list);
      assertThat(started.members()).isEqualTo(20_000);
    } finally {
      second.destroyForcibly().waitFor();
    }
  }

  private record Started(URI base, String list) {
    static Started read(BufferedReader out) throws IOException {
      String base = "";
      String list = "";
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] words = line.strip().split("\\s+", -1);
        if (words[0].equals("inspection")) {
          base = words[1];
        } else if (words[0].equals("list")) {
          list = words[1];
        } else if (words[0].equals("Ready.")) {
          return new Started(URI.create(base.replace("/sandbox/lists", "")), list);
        }
      }
      throw new AssertionError("The sandbox did not start");
    }

    void post(String path, String body) {
      Call.post(base.resolve(path), body);
    }

    long members() {
      return Call.get(base.resolve("/sandbox/lists/" + list + "/members")).lines().count();
    }
  }

  private static final class Call {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static String post(URI uri, String body) {
      return send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static String get(URI uri) {
      return send(HttpRequest.newBuilder(uri));
    }

    private static String send(HttpRequest.Builder request) {
      try {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
