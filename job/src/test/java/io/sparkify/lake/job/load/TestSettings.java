package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.SongsLayout;

/** How test lakes are written. */
final class TestSettings {
  static final Limits OFF = new Limits(null, null);

  /** No check but those that are always there. */
  static final CheckSettings NO_LIMITS = new CheckSettings(OFF, OFF, OFF, OFF, OFF);

  static final LakeSettings DEFAULT = new LakeSettings(512L << 20, SongsLayout.YEAR, NO_LIMITS);

  private TestSettings() {}

  /** The same request for a lake whose songs lie otherwise. */
  static BatchRequest with(BatchRequest request, SongsLayout layout) {
    return new BatchRequest(
        request.tag(),
        request.fencingToken(),
        request.songData(),
        request.logData(),
        request.lake(),
        new LakeSettings(DEFAULT.targetFileSize(), layout, NO_LIMITS),
        request.history(),
        request.tasks());
  }
}
