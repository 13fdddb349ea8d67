package io.sparkify.lake.job.generate.traps;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.output.LogBook;
import io.sparkify.lake.job.generate.output.Spot;
import io.sparkify.lake.job.generate.output.Spots;

/** Where traps are laid: the book that takes lines, and the files there are. */
record Scene(LogBook log, Spots spots) {
  /** A zipped file beside those of the days, full of what other files say too. */
  static Spot replays(LogMonth folder) {
    return Spot.of(folder, folder + "-replays.json.gz");
  }

  /** A file in a folder of its own below the month, as a delivery that came late. */
  static Spot late(LogMonth folder) {
    return Spot.of(folder, "late/delivery-2/" + folder + "-late.json");
  }
}
