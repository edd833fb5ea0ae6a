/** Files that people bring by the browser or the API. */
@NullMarked
package dev.listkeeper.server.upload;

import org.jspecify.annotations.NullMarked;
