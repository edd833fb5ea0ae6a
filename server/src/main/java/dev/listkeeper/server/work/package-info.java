/**
 * Refreshes and runs in the background: written down in the database, done by whichever process
 * takes them, taken over when that process dies; and what is due by a schedule.
 */
@NullMarked
package dev.listkeeper.server.work;

import org.jspecify.annotations.NullMarked;
