package io.sparkify.lake.job.generate.traps;

import io.sparkify.lake.job.generate.output.Spot;
import io.sparkify.lake.job.generate.session.Play;
import java.util.Locale;

/** Something that real input gets wrong, laid around a play that counts all the same. */
interface Trap {
  String name();

  /** Writes the play and what makes it a trap. */
  void spring(Play play, byte[] line, Spot spot, Scene scene);

  /** How the truth names it. */
  default String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
