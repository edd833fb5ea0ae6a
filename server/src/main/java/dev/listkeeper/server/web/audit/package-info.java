/** Settings, Audit: who did what. */
@NullMarked
package dev.listkeeper.server.web.audit;

import org.jspecify.annotations.NullMarked;
