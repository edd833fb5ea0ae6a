package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.Contact;

/**
 * One contact of an export.
 *
 * @param lists the names of its lists, empty unless a column shows them
 * @param tags the names of its tags, empty unless a column shows them
 */
record ExportRow(Contact contact, String lists, String tags) {}
