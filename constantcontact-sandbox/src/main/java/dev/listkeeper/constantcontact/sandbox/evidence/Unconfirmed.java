package dev.listkeeper.constantcontact.sandbox.evidence;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** No source settles this behaviour; the named switches choose between the possibilities. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Unconfirmed {
  /** The switches that choose. */
  Switch[] value();
}
