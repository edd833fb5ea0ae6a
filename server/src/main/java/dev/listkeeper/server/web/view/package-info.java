/** What pages share: words, numbers and times in the reader's language, statuses, paging. */
@NullMarked
package dev.listkeeper.server.web.view;

import org.jspecify.annotations.NullMarked;
