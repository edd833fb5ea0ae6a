/**
 * Which installation a database and a home folder belong to, and the switch that pauses everything.
 */
@NullMarked
package dev.listkeeper.server.installation;

import org.jspecify.annotations.NullMarked;
