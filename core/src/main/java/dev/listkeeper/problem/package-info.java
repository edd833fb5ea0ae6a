/**
 * Every failure a user can meet: a stable code, its kind, and a sentence that says what, where and
 * what to do.
 */
@NullMarked
package dev.listkeeper.problem;

import org.jspecify.annotations.NullMarked;
