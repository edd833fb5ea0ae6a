package dev.listkeeper.source.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a text file's bytes stand for characters. A byte order mark is never part of the data. */
public enum Encoding {
  UTF_8(StandardCharsets.UTF_8),
  UTF_16LE(StandardCharsets.UTF_16LE),
  UTF_16BE(StandardCharsets.UTF_16BE),
  WINDOWS_1252(Charset.forName("windows-1252")),
  ISO_8859_1(StandardCharsets.ISO_8859_1);

  private final Charset charset;

  Encoding(Charset charset) {
    this.charset = charset;
  }

  /** Understands every usual name of the five: {@code latin1}, {@code cp1252}, {@code utf8}. */
  @JsonCreator
  public static Encoding of(String name) {
    return Arrays.stream(values())
        .filter(encoding -> encoding.isCalled(name.strip()))
        .findFirst()
        .orElseThrow(() ->
            new Problem(
                ProblemCode.INVALID_REQUEST,
                "'"
                    + name
                    + "' is not an encoding that files are read in: use one of "
                    + Arrays.stream(values()).map(Encoding::label).collect(Collectors.joining(", "))
                    + "."));
  }

  private boolean isCalled(String name) {
    return charset.name().equalsIgnoreCase(name)
        || charset.aliases().stream().anyMatch(name::equalsIgnoreCase);
  }

  public Charset charset() {
    return charset;
  }

  /** The name people know it by. */
  @JsonValue
  public String label() {
    return charset.name();
  }
}
