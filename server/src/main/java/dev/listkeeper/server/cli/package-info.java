/** Commands that talk to a running server over its REST API. */
@NullMarked
package dev.listkeeper.server.cli;

import org.jspecify.annotations.NullMarked;
