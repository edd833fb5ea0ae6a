/** OAuth 2.0 as the service's authorization host speaks it, and the check of the bearer token. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.auth;

import org.jspecify.annotations.NullMarked;
