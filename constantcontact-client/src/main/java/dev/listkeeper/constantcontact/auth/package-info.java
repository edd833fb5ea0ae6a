/** Signing a person in through OAuth 2.0, and keeping the tokens that come of it. */
@NullMarked
package dev.listkeeper.constantcontact.auth;

import org.jspecify.annotations.NullMarked;
