package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.HeldLoad;
import java.io.IOException;

/** The staged files of rejected runs; the seam between runs and the lake. */
public interface HeldFiles {
  /** Whether they are still there. */
  boolean present(HeldLoad load) throws IOException;

  /** Deletes them; nothing happens if they are gone. */
  void drop(HeldLoad load) throws IOException;
}
