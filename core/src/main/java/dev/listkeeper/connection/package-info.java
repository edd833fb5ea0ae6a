/** A connection: stored, consented access to a Constant Contact account, and who may use it. */
@NullMarked
package dev.listkeeper.connection;

import org.jspecify.annotations.NullMarked;
