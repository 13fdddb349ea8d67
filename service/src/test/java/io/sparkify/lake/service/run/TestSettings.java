package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.SongsLayout;

/** Settings for tests in which nothing is really written. */
public final class TestSettings {
  private static final Limits OFF = new Limits(null, null);

  public static final LakeSettings LAKE =
      new LakeSettings(1 << 20, SongsLayout.YEAR, new CheckSettings(OFF, OFF, OFF, OFF, OFF));

  private TestSettings() {}
}
