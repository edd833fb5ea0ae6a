package dev.listkeeper.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.export.AddressRules.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  @ParameterizedTest
  @CsvSource({
    "ana@example.org, ana@example.org",
    "'  Ana@Example.ORG ', ana@example.org",
    "'\u00a0ana@example.org\ufeff', ana@example.org",
    "ana.maria+news@example.org, ana.maria+news@example.org",
    "o'brien@example.org, o'brien@example.org",
    "ana@müller.example.org, ana@xn--mller-kva.example.org",
    "ana@example.xn--p1ai, ana@example.xn--p1ai",
    "ana@localhost.example.org, ana@localhost.example.org",
  })
  void sendsTheNormalForm(String given, String sent) {
    assertThat(AddressRules.judge(given)).isEqualTo(new Verdict.Sendable(sent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana",
        "@example.org",
        "ana@",
        "ana@example",
        "ana@@example.org",
        "ana maria@example.org",
        "ana@example..org",
        ".ana@example.org",
        "ana.@example.org",
        "ana..m@example.org",
        "ana@-example.org",
        "ana@example.org.",
        "ana@example.123",
        "ana@[127.0.0.1]",
        "\"ana maria\"@example.org",
        "Ana <ana@example.org>",
        "ana@localhost",
        "ana@printer.local",
        "ana@example.invalid",
        "ana@example.test",
        "ana,m@example.org",
        "ana(x)@example.org",
        "ana@exa_mple.org",
        "a@b@c.org"
      })
  void refusesWhatIsNoAddress(String given) {
    assertThat(AddressRules.judge(given)).isEqualTo(new Verdict.Refused(HoldBack.INVALID_ADDRESS));
  }

  @Test
  void saysWhyOtherAddressesDoNotTravel() {
    assertThat(AddressRules.judge("   ")).isEqualTo(new Verdict.Refused(HoldBack.NO_ADDRESS));
    assertThat(AddressRules.judge("jürgen@example.org"))
        .isEqualTo(new Verdict.Refused(HoldBack.NON_ASCII_ADDRESS));
    assertThat(AddressRules.judge("a".repeat(60) + "@" + "b".repeat(30) + ".example.org"))
        .isEqualTo(new Verdict.Refused(HoldBack.ADDRESS_TOO_LONG));
    assertThat(AddressRules.judge("a".repeat(60) + "@bb.example.org"))
        .isInstanceOf(Verdict.Sendable.class);
  }
}
