package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Type;
import java.util.Set;

/** The attribute that says who may be sent at all. */
public final class ConsentField {
  private ConsentField() {}

  /**
   * Customers whose consent is true, neither false nor empty; one column of CustomerIds.
   *
   * @param name of the column
   * @throws Problem WRONG_TYPE unless the attribute is true or false, once a customer;
   *     UNKNOWN_COLUMN if there is none
   */
  public static Query consenting(CustomerModel model, AttributePath consent, String name) {
    Type type = model.typeOf(consent);
    if (type != Type.BOOLEAN) {
      throw new Problem(
          ProblemCode.WRONG_TYPE,
          "The consent field '"
              + consent
              + "' is "
              + type
              + "; choose an attribute that is true or false, or give its column the type BOOLEAN in"
              + " its data source.");
    }
    return project(
        new Query.Filter(model.attributes(Set.of(consent)), ref(consent.toString())),
        as(name, ref(PlanRow.CUSTOMER_ID)));
  }
}
