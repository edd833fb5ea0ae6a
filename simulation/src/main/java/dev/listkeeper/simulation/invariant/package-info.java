/** What must hold whatever happens, each in a class of its own. */
@NullMarked
package dev.listkeeper.simulation.invariant;

import org.jspecify.annotations.NullMarked;
