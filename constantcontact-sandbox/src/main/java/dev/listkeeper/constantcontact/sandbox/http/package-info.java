/** The little of HTTP the sandbox needs on top of the JDK's server: calls, answers, routes. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.http;

import org.jspecify.annotations.NullMarked;
