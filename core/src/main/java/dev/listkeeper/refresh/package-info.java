/** The refresh: sources, profiles, segments and exports in the order they depend on each other. */
@NullMarked
package dev.listkeeper.refresh;

import org.jspecify.annotations.NullMarked;
