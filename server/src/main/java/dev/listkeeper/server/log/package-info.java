/** What may stand in the log: no addresses, and no messages of exceptions that may quote data. */
@NullMarked
package dev.listkeeper.server.log;

import org.jspecify.annotations.NullMarked;
