/** The first page after signing in. */
@NullMarked
package dev.listkeeper.server.web.home;

import org.jspecify.annotations.NullMarked;
