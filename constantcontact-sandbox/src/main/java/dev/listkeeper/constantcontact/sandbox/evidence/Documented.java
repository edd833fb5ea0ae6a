package dev.listkeeper.constantcontact.sandbox.evidence;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The vendor's contract, guide or support staff state this behaviour. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Documented {
  /** Where it is stated. */
  String value();
}
