package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.Network;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a transport works with.
 *
 * @param random what chance there is in pauses; thread-safe
 */
public record Settings(
    String apiKey,
    CallLimiter limiter,
    Sleeper sleeper,
    InstantSource clock,
    CallListener listener,
    Duration timeout,
    Network network,
    RandomGenerator random) {}
