/**
 * Who may come in: people, their passwords and sessions, API tokens, and the secrets kept for them.
 */
@NullMarked
package dev.listkeeper.server.security;

import org.jspecify.annotations.NullMarked;
