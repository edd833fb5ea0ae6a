/** Signing in, and the first administrator's set-up. */
@NullMarked
package dev.listkeeper.server.web.signin;

import org.jspecify.annotations.NullMarked;
