package dev.listkeeper.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The customers of {@link Killing}: before each round two thirds change their first name, and some
 * join. No two rounds send the same rows.
 *
 * @param profiles customers in round 0
 */
record KillFile(Path folder, long profiles) {

  void write(int round) {
    try {
      Files.createDirectories(folder);
      try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("people.csv"))) {
        out.write("id,email,first_name\n");
        for (long id = 1; id <= people(round); id++) {
          out.write(id + "," + address(id) + "," + firstName(id, round) + "\n");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file of customers can't be written.", e);
    }
  }

  long people(int round) {
    return profiles + round * Math.max(1, profiles / 100);
  }

  static String address(long id) {
    return "person." + id + "@example.org";
  }

  static String firstName(long id, int round) {
    boolean keepsIt = round > 0 && (id + round) % 3 == 0;
    return "Name " + (keepsIt ? round - 1 : round);
  }
}
