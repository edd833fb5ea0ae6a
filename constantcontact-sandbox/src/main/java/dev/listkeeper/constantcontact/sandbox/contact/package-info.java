/**
 * Contacts: how millions of them fit in memory, how they are read, and the rules for changing one.
 */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.contact;

import org.jspecify.annotations.NullMarked;
