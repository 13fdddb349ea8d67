package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.SongsLayout;
import java.util.List;

/** Settings for tests in which nothing is really written. */
public final class TestSettings {
  private static final Limits OFF = new Limits(null, null);

  public static final LakeSettings LAKE =
      new LakeSettings(1 << 20, SongsLayout.YEAR, new CheckSettings(OFF, OFF, OFF, OFF, OFF));

  private TestSettings() {}

  /** A request for this task alone. */
  public static BatchRequest request(ApplicationTag tag, String lake, LoadTask task) {
    return new BatchRequest(
        tag, 1, "file:///songs", "file:///logs", lake, LAKE, List.of(), List.of(task));
  }
}
