package dev.listkeeper.server.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * E-mail addresses on reserved domains, most of them fine and each of those a different one; the
 * rest missing, malformed, or somebody else's.
 */
final class SampleAddresses {
  private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");
  private static final int REMEMBERED = 1_000;

  private final Random random;
  private final List<String> recent = new ArrayList<>();

  SampleAddresses(Random random) {
    this.random = random;
  }

  /** The address of the person with this number. */
  String next(int number, SampleNames.Name name) {
    String domain = SampleNames.pick(DOMAINS, random);
    String clean = local(number, name) + "@" + domain;
    int roll = random.nextInt(1_000);
    if (roll < 20) {
      return "";
    }
    if (roll < 30) {
      return malformed(number, name, domain);
    }
    if (roll < 50 && !recent.isEmpty()) {
      return typed(SampleNames.pick(recent, random));
    }
    if (roll < 55) {
      return name.last().toLowerCase(Locale.ROOT).replace(' ', '.') + ".õ" + number + "@" + domain;
    }
    if (roll < 60) {
      return "the.accounting.department.of.the.family." + number + "@" + domain;
    }
    remember(number, clean);
    return random.nextInt(20) == 0 ? typed(clean) : clean;
  }

  private void remember(int number, String address) {
    if (recent.size() < REMEMBERED) {
      recent.add(address);
    } else {
      recent.set(number % REMEMBERED, address);
    }
  }

  /** The address as another hand would type it. */
  private String typed(String address) {
    return switch (random.nextInt(4)) {
      case 0 -> address.toUpperCase(Locale.ROOT);
      case 1 -> " " + address + "  ";
      case 2 -> address.substring(0, 1).toUpperCase(Locale.ROOT) + address.substring(1);
      default -> address;
    };
  }

  private String malformed(int number, SampleNames.Name name, String domain) {
    String local = local(number, name);
    return switch (random.nextInt(6)) {
      case 0 -> local + "." + domain;
      case 1 -> local + "@@" + domain;
      case 2 -> "@" + domain;
      case 3 -> local + "..x@" + domain;
      case 4 -> "x".repeat(70) + number + "@" + domain;
      default -> "none";
    };
  }

  private static String local(int number, SampleNames.Name name) {
    String words = ascii(name.first()) + "." + ascii(name.last());
    return words.length() < 3 ? "customer." + number : words + "." + number;
  }

  private static String ascii(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "");
  }
}
