/** The demo: a made-up shop whose customers are as untidy as real ones. */
@NullMarked
package dev.listkeeper.server.demo;

import org.jspecify.annotations.NullMarked;
