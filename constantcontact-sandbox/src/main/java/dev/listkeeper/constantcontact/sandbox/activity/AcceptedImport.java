package dev.listkeeper.constantcontact.sandbox.activity;

/**
 * An import that was accepted, whatever became of the answer.
 *
 * @param fileName of the upload; empty for JSON
 * @param rows contacts in it
 * @param sha256 of the lists and the rows as uploaded, the file name left out: two imports of the
 *     same people with the same values onto the same lists have the same
 */
public record AcceptedImport(String fileName, int rows, String sha256) {}
