package dev.listkeeper.export.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.contact.CustomField;
import dev.listkeeper.constantcontact.contact.CustomFieldType;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.FieldValue;
import dev.listkeeper.export.Target;
import dev.listkeeper.profile.CustomerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes custom fields that Data matching names and the account lacks. */
public final class NewFields {
  private NewFields() {}

  /** Makes them, of the types of the attributes that fill them; done twice it makes none. */
  public static List<CustomField> make(
      ConnectedAccount account,
      DataMatching matching,
      CustomerModel model,
      Consumer<CustomField> told) {
    List<CustomField> made = new ArrayList<>();
    for (Target.Custom target : AccountFields.read(account, matching.customFields()).missing()) {
      FieldValue value = matching.fields().get(target);
      CustomFieldType type =
          value instanceof FieldValue.Attribute attribute
              ? type(model, attribute)
              : CustomFieldType.STRING;
      CustomField field = account.customFields().create(target.name(), type);
      told.accept(field);
      made.add(field);
    }
    return made;
  }

  private static CustomFieldType type(CustomerModel model, FieldValue.Attribute attribute) {
    return switch (model.typeOf(attribute.path())) {
      case TEXT -> CustomFieldType.STRING;
      case INTEGER, DECIMAL -> CustomFieldType.NUMBER;
      case BOOLEAN -> CustomFieldType.BOOLEAN;
      case DATE -> CustomFieldType.DATE;
      case TIMESTAMP -> CustomFieldType.DATETIME;
    };
  }
}
