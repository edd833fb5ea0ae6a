/** Setting up connections to Constant Contact, and opening the accounts behind them. */
@NullMarked
package dev.listkeeper.server.connect;

import org.jspecify.annotations.NullMarked;
