/** Settings, System: when it refreshes itself, how that went, and what is running here. */
@NullMarked
package dev.listkeeper.server.web.system;

import org.jspecify.annotations.NullMarked;
