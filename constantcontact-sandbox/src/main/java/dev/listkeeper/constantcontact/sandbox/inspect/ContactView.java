package dev.listkeeper.constantcontact.sandbox.inspect;

import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import java.util.Map;
import java.util.Set;

/**
 * A contact as a test sees it.
 *
 * @param customFields values as a person reads them, by the names of the fields
 * @param tags the names of its tags
 */
public record ContactView(
    String contactId,
    String address,
    Permission permission,
    boolean deleted,
    String firstName,
    String lastName,
    Set<String> listIds,
    Map<String, String> customFields,
    Set<String> tags) {}
