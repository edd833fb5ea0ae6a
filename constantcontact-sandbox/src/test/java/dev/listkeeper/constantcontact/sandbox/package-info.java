/** The sandbox, seen over real HTTP. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox;

import org.jspecify.annotations.NullMarked;
