package dev.listkeeper.simulation;

import dev.listkeeper.export.Export;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A customer as the data has it.
 *
 * @param email as it was typed; empty for none
 * @param segments the keys of the segments it is a member of
 */
public record Customer(String id, String email, String first, String last, Set<String> segments) {
  private static final int LONGEST = 50;
  private static final Pattern EVERYDAY = Pattern.compile("[a-z0-9.]+@[a-z]+[.](org|net|com)");

  public Customer {
    segments = new TreeSet<>(segments);
  }

  /** Whether it is a member of one of an export's segments. */
  public boolean isIn(Export export) {
    return export.segments().stream().anyMatch(key -> segments.contains(key.value()));
  }

  Customer at(String other) {
    return new Customer(id, other, first, last, segments);
  }

  Customer named(String otherFirst, String otherLast) {
    return new Customer(id, email, otherFirst, otherLast, segments);
  }

  Customer inAndOut(String segment) {
    Set<String> others = new TreeSet<>(segments);
    if (!others.remove(segment)) {
      others.add(segment);
    }
    return new Customer(id, email, first, last, others);
  }

  /**
   * The address it would be sent under; empty when it can't be, or when that takes more than
   * trimming and lower case: those are for the tests of the address rules.
   */
  public Optional<String> address() {
    String plain = email.strip().toLowerCase(java.util.Locale.ROOT);
    return isEveryday(plain) ? Optional.of(plain) : Optional.empty();
  }

  /** Whether an address is one that {@link #address} may give. */
  public static boolean isEveryday(String address) {
    return address.length() <= LONGEST && EVERYDAY.matcher(address).matches();
  }
}
