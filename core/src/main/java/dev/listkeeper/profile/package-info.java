/**
 * The customer profile: which table holds the customers, and which tables hang on it by
 * relationships.
 */
@NullMarked
package dev.listkeeper.profile;

import org.jspecify.annotations.NullMarked;
