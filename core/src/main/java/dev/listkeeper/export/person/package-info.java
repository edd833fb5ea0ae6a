/** One person: where they are and why, in every export and every run that is kept. */
@NullMarked
package dev.listkeeper.export.person;

import org.jspecify.annotations.NullMarked;
