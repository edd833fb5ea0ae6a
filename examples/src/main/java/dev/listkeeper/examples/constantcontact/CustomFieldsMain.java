package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.contact.CustomField;
import dev.listkeeper.constantcontact.contact.CustomFieldType;
import dev.listkeeper.constantcontact.contact.CustomFields;
import java.io.PrintStream;

/** Makes a custom field, shows all of them as import columns, and deletes it again. */
final class CustomFieldsMain {

  private CustomFieldsMain() {}

  public static void main(String[] args) {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out) {
    try (ConstantContact client = environment.open()) {
      CustomFields fields = environment.account(client).customFields();

      CustomField made = fields.create("Example points", CustomFieldType.NUMBER);
      try {
        fields.all().forEach(each -> out.println(each.importColumn() + " holds " + each.type()));
      } finally {
        fields.delete(made.id());
      }
      out.println("Deleted " + made.label());
    }
  }
}
