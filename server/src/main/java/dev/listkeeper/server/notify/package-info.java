/** Tells people what went wrong or waits for them: on pages, by e-mail, by a webhook. */
@NullMarked
package dev.listkeeper.server.notify;

import org.jspecify.annotations.NullMarked;
