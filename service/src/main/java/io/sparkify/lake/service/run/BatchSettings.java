package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.LakeSettings;

/** What every batch is given, whatever it loads. */
public record BatchSettings(Locations locations, BatchLimits limits, LakeSettings lake) {}
