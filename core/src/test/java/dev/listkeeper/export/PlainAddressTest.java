package dev.listkeeper.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.export.AddressRules.Verdict;
import dev.listkeeper.query.Expressions;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import dev.listkeeper.query.reference.ReferenceEngine;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an engine passes as an everyday address, the full judgement passes too, in the same form.
 */
class PlainAddressTest {
  private static final List<String> PARTS =
      List.of(
          "a",
          "Z",
          "9",
          ".",
          "-",
          "--",
          "+",
          "_",
          "@",
          " ",
          "xn--",
          "é",
          "\u212a",
          "İ",
          "example",
          "test",
          "LOCAL",
          "localhost",
          "invalid",
          "org",
          "co.uk",
          "'",
          "\"",
          ",",
          "verylongpartofanaddress");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_261_124})
  void whatIsPlainIsSendableInLowerCase(long seed) {
    Random random = new Random(seed);
    List<List<Literal>> rows =
        IntStream.range(0, 5_000)
            .mapToObj(i -> List.<Literal>of(Literal.of(address(random))))
            .toList();
    Query addresses = new Query.Rows(Schema.of(Schema.column("given", Type.TEXT)), rows);
    Query plain = new Query.Filter(addresses, AddressRules.isPlain(Expressions.ref("given")));
    int seen = 0;
    try (ReferenceEngine engine = new ReferenceEngine();
        RowCursor found = engine.open(plain)) {
      while (found.next()) {
        String given = found.text(0);
        assertThat(AddressRules.judge(given))
            .as(given)
            .isEqualTo(new Verdict.Sendable(given.toLowerCase(java.util.Locale.ROOT)));
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void matchesAnAddressInTheFormItIsSent(long seed) {
    Random random = new Random(seed);
    int sendable = 0;
    for (int i = 0; i < 5_000; i++) {
      String given = address(random);
      if (AddressRules.judge(given) instanceof Verdict.Sendable(String sent)) {
        assertThat(AddressRules.matchForm(given)).as(given).isEqualTo(sent);
        sendable++;
      }
    }
    assertThat(sendable).isGreaterThan(20);
    assertThat(AddressRules.matchForm(" Not an address ")).isEqualTo("not an address");
  }

  /** Mostly of the right shape, so that many are plain and many nearly so. */
  private static String address(Random random) {
    return parts(random)
        + (random.nextInt(10) > 0 ? "@" : "")
        + parts(random)
        + "."
        + parts(random);
  }

  private static String parts(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }
}
