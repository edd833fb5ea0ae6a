/** Who is asking and what they may do; and how secrets are kept. */
@NullMarked
package dev.listkeeper.server.security;

import org.jspecify.annotations.NullMarked;
