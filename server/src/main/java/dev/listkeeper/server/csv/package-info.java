/** Files that people open in a spreadsheet. */
@NullMarked
package dev.listkeeper.server.csv;

import org.jspecify.annotations.NullMarked;
