package dev.listkeeper.constantcontact.account;

/**
 * Something the signed-in person may do.
 *
 * @param id the service's number for it
 * @param name such as {@code contacts:write}
 */
public record Privilege(int id, String name) {}
