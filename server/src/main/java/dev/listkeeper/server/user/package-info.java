/** Who may come in, and how: users, their passwords, one-time links, sessions and API tokens. */
@NullMarked
package dev.listkeeper.server.user;

import org.jspecify.annotations.NullMarked;
