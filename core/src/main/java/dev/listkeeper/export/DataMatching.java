package dev.listkeeper.export;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.workspace.Key;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which attribute of the customer fills which field of the contact. Email is required. */
public record DataMatching(
    AttributePath email, Optional<AttributePath> firstName, Optional<AttributePath> lastName) {

  @SuppressWarnings("NullAway") // a missing property of a file arrives as null
  public DataMatching {
    if (email == null) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "Data matching needs Email: choose the attribute that holds the customer's address.");
    }
    firstName = firstName == null ? Optional.empty() : firstName;
    lastName = lastName == null ? Optional.empty() : lastName;
  }

  /** All attributes that are read. */
  public Set<AttributePath> attributes() {
    Set<AttributePath> all = new LinkedHashSet<>();
    all.add(email);
    firstName.ifPresent(all::add);
    lastName.ifPresent(all::add);
    return all;
  }

  /** The relationships that lead to them. */
  public Set<Key> relationships() {
    return attributes().stream()
        .flatMap(attribute -> attribute.relationships().stream())
        .collect(java.util.stream.Collectors.toSet());
  }
}
