package dev.listkeeper.segment;

/**
 * How many customers a rule has.
 *
 * @param alone by itself
 * @param cumulative after it has been combined with the rules before
 */
public record RuleCount(long alone, long cumulative) {}
