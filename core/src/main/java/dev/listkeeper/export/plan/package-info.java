/**
 * The plan of a run as queries: who would be added, updated, left unchanged or held back, and why;
 * and what became of it.
 */
@NullMarked
package dev.listkeeper.export.plan;

import org.jspecify.annotations.NullMarked;
