/** The cases every query engine must pass, and where engines are allowed to differ. */
@NullMarked
package dev.listkeeper.engine.contract;

import org.jspecify.annotations.NullMarked;
