/**
 * Signing a person in through OAuth 2.0, and keeping the tokens that come of it: {@link
 * dev.listkeeper.constantcontact.auth.SignIn} gets them, {@link
 * dev.listkeeper.constantcontact.auth.RefreshingTokens} keeps them fresh, and a {@link
 * dev.listkeeper.constantcontact.auth.TokenStore} of yours keeps them safe.
 */
@NullMarked
package dev.listkeeper.constantcontact.auth;

import org.jspecify.annotations.NullMarked;
