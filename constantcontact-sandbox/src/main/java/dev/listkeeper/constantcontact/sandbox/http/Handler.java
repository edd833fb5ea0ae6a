package dev.listkeeper.constantcontact.sandbox.http;

import java.io.IOException;

/** Answers one call. */
@FunctionalInterface
public interface Handler {
  /** The answer, or a {@link Refusal}. */
  Answer handle(Call call) throws IOException;
}
