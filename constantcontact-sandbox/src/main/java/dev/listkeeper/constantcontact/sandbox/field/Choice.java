package dev.listkeeper.constantcontact.sandbox.field;

/**
 * One of the values a select field offers.
 *
 * @param id its number within the field
 */
record Choice(int id, String label, int order) {}
