/**
 * When things run by themselves: days, times of day, a zone, and what daylight saving makes of
 * them.
 */
@NullMarked
package dev.listkeeper.schedule;

import org.jspecify.annotations.NullMarked;
