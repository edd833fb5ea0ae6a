/** The pages people see in a browser. */
@NullMarked
package dev.listkeeper.server.web;

import org.jspecify.annotations.NullMarked;
