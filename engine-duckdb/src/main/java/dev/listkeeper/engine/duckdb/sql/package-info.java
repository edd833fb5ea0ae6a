/**
 * Queries as DuckDB's SQL. Columns are named by position ({@code c0}, {@code c1}, ...), because
 * DuckDB takes names that differ in case only for the same; so no name of a user stands in a query.
 */
@NullMarked
package dev.listkeeper.engine.duckdb.sql;

import org.jspecify.annotations.NullMarked;
