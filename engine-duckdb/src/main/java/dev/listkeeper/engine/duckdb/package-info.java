/** The query engine port on embedded DuckDB: one in-memory database, its own platform threads. */
@NullMarked
package dev.listkeeper.engine.duckdb;

import org.jspecify.annotations.NullMarked;
