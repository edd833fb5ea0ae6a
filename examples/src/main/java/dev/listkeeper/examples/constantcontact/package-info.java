/**
 * Examples of the Constant Contact client, one {@code main} for each area. They talk to the real
 * service, or to the sandbox when its addresses are set; all of it comes from the environment:
 *
 * <ul>
 *   <li>{@code CONSTANT_CONTACT_CLIENT_ID}, {@code CONSTANT_CONTACT_CLIENT_SECRET}: the API key of
 *       your application and its secret
 *   <li>{@code CONSTANT_CONTACT_TOKEN_FILE}: where the tokens are kept; {@link
 *       dev.listkeeper.examples.constantcontact.SignInMain} makes it, the others read it
 *   <li>{@code CONSTANT_CONTACT_REDIRECT_URI}: for the sign-in only; a loopback address with a
 *       port, registered with your application
 *   <li>{@code CONSTANT_CONTACT_LIST}: the name of the list to work on; made when it does not exist
 *   <li>{@code LISTKEEPER_CONSTANT_CONTACT_API_URL}, {@code LISTKEEPER_CONSTANT_CONTACT_AUTH_URL}:
 *       the addresses of a stand-in for the service, such as {@code ./listkeeper sandbox} prints
 *       them
 * </ul>
 */
@NullMarked
package dev.listkeeper.examples.constantcontact;

import org.jspecify.annotations.NullMarked;
