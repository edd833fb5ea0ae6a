package dev.listkeeper.server.cli;

import dev.listkeeper.constantcontact.sandbox.SandboxMain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The sandbox alone, with its own options. */
@Command(
    name = "sandbox",
    description = "Runs the Constant Contact sandbox alone; sandbox --help tells its options.")
public final class SandboxCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    SandboxMain.main(arguments.toArray(String[]::new));
    return 0;
  }
}
