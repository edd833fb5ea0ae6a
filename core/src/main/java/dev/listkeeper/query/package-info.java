/**
 * The engine port: tables, types, expressions and queries as values; engines render them and never
 * own the meaning.
 */
@NullMarked
package dev.listkeeper.query;

import org.jspecify.annotations.NullMarked;
