/** The search of the top bar: customers, segments and exports in one place. */
@NullMarked
package dev.listkeeper.server.web.search;

import org.jspecify.annotations.NullMarked;
