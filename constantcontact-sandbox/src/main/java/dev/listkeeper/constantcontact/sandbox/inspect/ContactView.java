package dev.listkeeper.constantcontact.sandbox.inspect;

import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import java.util.Set;

/** A contact as a test sees it. */
public record ContactView(
    String contactId,
    String address,
    Permission permission,
    boolean deleted,
    String firstName,
    String lastName,
    Set<String> listIds) {}
