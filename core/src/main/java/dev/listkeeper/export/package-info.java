/**
 * Exports: which segments go to which list, mapped how; what a run would do, does and did, person
 * by person.
 */
@NullMarked
package dev.listkeeper.export;

import org.jspecify.annotations.NullMarked;
