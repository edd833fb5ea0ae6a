package dev.listkeeper.constantcontact.sandbox.activity;

import java.io.IOException;

/** Does the work of one kind of activity. */
interface Job {
  /** Works and says how it ended. */
  Outcome run(Activity activity) throws IOException;
}
