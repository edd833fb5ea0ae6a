/**
 * The export target Constant Contact: checks, pulls, imports and reads back through the client
 * library.
 */
@NullMarked
package dev.listkeeper.export.constantcontact;

import org.jspecify.annotations.NullMarked;
