package dev.listkeeper.constantcontact.sandbox.journal;

import java.io.DataInput;
import java.io.IOException;

/** A part of the state that is kept in the journal. */
public interface Part {
  /** The byte that marks this part's entries; never reused for another meaning. */
  int kind();

  /** Applies one entry written earlier. */
  void replay(DataInput in) throws IOException;

  /** Writes entries that rebuild the present state. */
  void snapshot(Store store);
}
