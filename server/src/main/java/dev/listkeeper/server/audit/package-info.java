/** Who did what to which object, from where: written with each change, never changed again. */
@NullMarked
package dev.listkeeper.server.audit;

import org.jspecify.annotations.NullMarked;
