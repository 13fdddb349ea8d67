package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.HeldLoad;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Staged data that is there until it is dropped, on a lake that may be away. */
public final class FakeHeldFiles implements HeldFiles {
  public final Set<HeldLoad> there = new HashSet<>();
  public boolean away;

  @Override
  public boolean present(HeldLoad load) throws IOException {
    reach();
    return there.contains(load);
  }

  @Override
  public void drop(HeldLoad load) throws IOException {
    reach();
    there.remove(load);
  }

  private void reach() throws IOException {
    if (away) {
      throw new IOException("Connection refused");
    }
  }
}
