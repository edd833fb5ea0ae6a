package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;

/** What a transport works with. */
public record Settings(
    String apiKey,
    CallLimiter limiter,
    Sleeper sleeper,
    InstantSource clock,
    CallListener listener,
    Duration timeout) {}
