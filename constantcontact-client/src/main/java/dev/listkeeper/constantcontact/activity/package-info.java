/** Bulk work that Constant Contact does on its own time: imports, removals and exports. */
@NullMarked
package dev.listkeeper.constantcontact.activity;

import org.jspecify.annotations.NullMarked;
