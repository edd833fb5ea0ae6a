/** Settings, Permissions: who may come in, with which role, and API tokens. */
@NullMarked
package dev.listkeeper.server.web.permission;

import org.jspecify.annotations.NullMarked;
