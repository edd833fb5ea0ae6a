/** Days and times at which something runs by itself: as people fill them in, and in words. */
@NullMarked
package dev.listkeeper.server.web.schedule;

import org.jspecify.annotations.NullMarked;
