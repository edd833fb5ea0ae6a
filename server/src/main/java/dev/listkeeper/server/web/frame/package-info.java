/** The frame around every page: navigation, banner, language and theme. */
@NullMarked
package dev.listkeeper.server.web.frame;

import org.jspecify.annotations.NullMarked;
