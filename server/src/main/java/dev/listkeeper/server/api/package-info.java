/** The REST API under {@code /api/v1}: requests, answers, and failures as problem JSON. */
@NullMarked
package dev.listkeeper.server.api;

import org.jspecify.annotations.NullMarked;
