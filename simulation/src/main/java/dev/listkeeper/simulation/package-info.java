/**
 * A deterministic simulation: export runs, what people do, the sandbox's state and the network live
 * in one thread under one seed. Histories are made up, and what must always hold is checked after
 * every step; a seed that breaks it replays exactly.
 */
@NullMarked
package dev.listkeeper.simulation;

import org.jspecify.annotations.NullMarked;
