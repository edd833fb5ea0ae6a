/**
 * One installation: where it keeps its data, its clock and zone, and the definitions people write.
 */
@NullMarked
package dev.listkeeper.workspace;

import org.jspecify.annotations.NullMarked;
