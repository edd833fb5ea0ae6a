package dev.listkeeper.source.file;

/** Something detected, and the sentence that says so. */
record Found<T>(T value, String sentence) {}
