/**
 * Bulk activities: imports and exports that are queued, worked off and forgotten after ten days.
 */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.activity;

import org.jspecify.annotations.NullMarked;
