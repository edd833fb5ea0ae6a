/**
 * An emulator of the Constant Contact V3 API that starts in one line and is inspected from tests.
 */
@NullMarked
package dev.listkeeper.constantcontact.sandbox;

import org.jspecify.annotations.NullMarked;
