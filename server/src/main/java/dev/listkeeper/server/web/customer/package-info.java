/** Customers as pages need them: the current model and readable rows. */
@NullMarked
package dev.listkeeper.server.web.customer;

import org.jspecify.annotations.NullMarked;
