/** What a person is told: the bell and its page. */
@NullMarked
package dev.listkeeper.server.web.notification;

import org.jspecify.annotations.NullMarked;
