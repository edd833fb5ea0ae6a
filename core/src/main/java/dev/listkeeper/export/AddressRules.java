package dev.listkeeper.export;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Matches;
import dev.listkeeper.query.Expression.Place;
import dev.listkeeper.query.Literal;
import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form an address is matched and sent in, and which addresses can't be sent: trimmed, NFC,
 * lower case, the domain in ASCII.
 *
 * <p>{@link #isPlain} lets an engine pass the bulk of everyday addresses by itself; whatever it
 * accepts, {@link #judge} accepts with the same result (a property test holds them together).
 */
public final class AddressRules {
  /** The longest address Constant Contact stores. */
  public static final int MAX_LENGTH = 80;

  /** Longer ones are flagged: the service's documentation contradicts itself about them. */
  public static final int CERTAIN_LENGTH = 50;

  private static final Set<String> RESERVED = Set.of("localhost", "local", "invalid", "test");

  private static final String PLAIN =
      "[A-Za-z0-9_+-]+([.][A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.])+[A-Za-z][A-Za-z]+";

  /**
   * In either case: what ends in a reserved label is not plain, so that its full judgement says
   * why.
   */
  private static final String ENDS_RESERVED =
      ".*[.]("
          + RESERVED.stream()
              .sorted()
              .map(AddressRules::inEitherCase)
              .collect(Collectors.joining("|"))
          + ")";

  private static String inEitherCase(String label) {
    return label
        .chars()
        .mapToObj(
            c -> "[" + Character.toString(Character.toUpperCase(c)) + Character.toString(c) + "]")
        .collect(Collectors.joining());
  }

  private static final Pattern EVERYDAY = Pattern.compile(PLAIN);
  private static final Pattern RESERVED_END = Pattern.compile(ENDS_RESERVED);

  private static final Pattern BLANK_ENDS =
      Pattern.compile("(?U)^[\\s\\p{Z}\uFEFF]+|[\\s\\p{Z}\uFEFF]+$");

  private static final EmailValidator SYNTAX =
      JMail.strictValidator()
          .disallowIpDomain()
          .disallowQuotedIdentifiers()
          .disallowExplicitSourceRouting()
          .disallowObsoleteWhitespace();

  private AddressRules() {}

  /** What became of an address as given: the form to send, or why it can't be. */
  public sealed interface Verdict {
    record Sendable(String address) implements Verdict {}

    record Refused(HoldBack reason) implements Verdict {}
  }

  /** Judges an address as it stands in the data. */
  public static Verdict judge(String given) {
    String text =
        BLANK_ENDS
            .matcher(Normalizer.normalize(given, Normalizer.Form.NFC))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return new Verdict.Refused(HoldBack.NO_ADDRESS);
    }
    int at = text.lastIndexOf('@');
    Optional<String> domain = at < 1 ? Optional.empty() : asciiDomain(text.substring(at + 1));
    if (domain.isEmpty()) {
      return new Verdict.Refused(HoldBack.INVALID_ADDRESS);
    }
    String local = text.substring(0, at);
    if (!local.chars().allMatch(c -> c < 128)) {
      return new Verdict.Refused(HoldBack.NON_ASCII_ADDRESS);
    }
    String address = local + "@" + domain.get();
    if (!SYNTAX.tryParse(address).filter(AddressRules::isBare).isPresent()) {
      return new Verdict.Refused(HoldBack.INVALID_ADDRESS);
    }
    return address.length() > MAX_LENGTH
        ? new Verdict.Refused(HoldBack.ADDRESS_TOO_LONG)
        : new Verdict.Sendable(address);
  }

  /**
   * The form by which an address from elsewhere is matched with ours: as {@link #judge} would send
   * it, or tidied when it could not be sent. Quick for everyday addresses, since a list has a
   * million of them.
   */
  public static String matchForm(String address) {
    if (EVERYDAY.matcher(address).matches()
        && address.length() <= CERTAIN_LENGTH
        && !address.contains("--")
        && !RESERVED_END.matcher(address).matches()) {
      return address.toLowerCase(Locale.ROOT);
    }
    return switch (judge(address)) {
      case Verdict.Sendable sendable -> sendable.address();
      case Verdict.Refused refused -> address.strip().toLowerCase(Locale.ROOT);
    };
  }

  /** Quoted local parts and comments are legal in mail and refused by Constant Contact. */
  private static boolean isBare(Email email) {
    return email.comments().isEmpty() && !email.localPart().contains("\"");
  }

  private static Optional<String> asciiDomain(String domain) {
    String ascii;
    try {
      ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int dot = ascii.lastIndexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    String last = ascii.substring(dot + 1);
    boolean named =
        last.startsWith("xn--")
            || (!last.isEmpty() && last.chars().allMatch(c -> c >= 'a' && c <= 'z'));
    return named && !RESERVED.contains(last) ? Optional.of(ascii) : Optional.empty();
  }

  /**
   * Whether an address, trimmed, is an everyday one: its form to send is its lower case.
   *
   * @param trimmed best a column, since it is looked at several times
   */
  public static Expression isPlain(Expression trimmed) {
    return new Expression.And(
        List.of(
            new Expression.Compare(
                Expression.Comparison.LESS_OR_EQUAL,
                new Expression.Length(trimmed),
                Literal.of(CERTAIN_LENGTH)),
            new Expression.Not(new Expression.Holds(Place.ANYWHERE, trimmed, "--")),
            new Matches(trimmed, PLAIN),
            new Expression.Not(new Matches(trimmed, ENDS_RESERVED))));
  }
}
