package dev.listkeeper.constantcontact.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * What one API key has left for one purpose at one moment. Others may use it up meanwhile.
 *
 * @param remaining calls of the API left in the UTC day for this purpose; 0 or more
 * @param delay how long the next call would have to wait; zero or more, until {@code resetsAt} when
 *     nothing is left
 * @param resetsAt when the whole day's calls are granted again: the next midnight UTC, or sooner
 *     when the service has refused calls around midnight
 */
public record Budget(int remaining, Duration delay, Instant resetsAt) {}
