package io.sparkify.lake.job.generate.traps;

import java.util.List;
import java.util.stream.Stream;

/** Every trap that can be laid around a play, in the order of their turns. */
final class Traps {
  static final List<Trap> ALL =
      Stream.<Trap[]>of(
              MalformedTrap.values(), SkippedTrap.values(), CopyTrap.values(), FormTrap.values())
          .flatMap(Stream::of)
          .toList();

  private Traps() {}
}
