package dev.listkeeper.constantcontact.sandbox.evidence;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Someone recorded or reported this behaviour of the real service. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Observed {
  /** Where and when it was seen. */
  String value();
}
