/**
 * The repositories of core without a database: what is stored lives as long as the object. For the
 * simulation and for tests; they keep the promises of the interfaces, durability excepted.
 */
@NullMarked
package dev.listkeeper.memory;

import org.jspecify.annotations.NullMarked;
