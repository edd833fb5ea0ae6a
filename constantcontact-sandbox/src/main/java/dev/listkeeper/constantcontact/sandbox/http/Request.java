package dev.listkeeper.constantcontact.sandbox.http;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request before a route has been found for it.
 *
 * @param headers gives a header's first value by its name, in whatever case
 * @param body read once
 */
public record Request(
    String method, URI uri, Function<String, Optional<String>> headers, InputStream body) {}
