/**
 * Segments: rules and conditions as people write them, their JSON, what they mean in words, the
 * queries they compile to, and their members.
 */
@NullMarked
package dev.listkeeper.segment;

import org.jspecify.annotations.NullMarked;
