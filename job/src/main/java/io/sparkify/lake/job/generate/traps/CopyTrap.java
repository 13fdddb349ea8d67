package io.sparkify.lake.job.generate.traps;

import static io.sparkify.lake.job.generate.traps.Scene.replays;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.output.Spot;
import io.sparkify.lake.job.generate.session.Play;
import java.time.Instant;
import java.util.List;

/**
 * Plays that are found more than once, or where they do not belong. With one month only there is no
 * other month's folder, so those traps are not laid then.
 */
enum CopyTrap implements Trap {
  DUPLICATE_IN_FILE {
    @Override
    List<Spot> places(Play play, Spot spot, Scene scene) {
      return List.of(spot, spot);
    }
  },
  DUPLICATE_IN_OTHER_FILE {
    @Override
    List<Spot> places(Play play, Spot spot, Scene scene) {
      return List.of(spot, replays(spot.folder()));
    }
  },
  DUPLICATE_TWICE {
    @Override
    List<Spot> places(Play play, Spot spot, Scene scene) {
      return List.of(spot, replays(spot.folder()), spot);
    }
  },
  DUPLICATE_ACROSS_MONTHS {
    @Override
    List<Spot> places(Play play, Spot spot, Scene scene) {
      LogMonth other = scene.spots().neighbour(spot.folder());
      return other.equals(spot.folder()) ? List.of(spot) : List.of(spot, replays(other));
    }
  },
  DUPLICATES_EVERYWHERE {
    @Override
    List<Spot> places(Play play, Spot spot, Scene scene) {
      LogMonth other = scene.spots().neighbour(spot.folder());
      return other.equals(spot.folder())
          ? List.of(spot)
          : List.of(spot, replays(other), replays(other), spot);
    }
  },
  STRAY {
    @Override
    List<Spot> places(Play play, Spot spot, Scene scene) {
      LogMonth home = LogMonth.of(Instant.ofEpochMilli(play.ts()));
      LogMonth other = scene.spots().neighbour(home);
      return other.equals(home) ? List.of(spot) : List.of(replays(other));
    }
  };

  abstract List<Spot> places(Play play, Spot spot, Scene scene);

  @Override
  public void spring(Play play, byte[] line, Spot spot, Scene scene) {
    List<Spot> places = places(play, spot, scene);
    scene.log().play(play, line, places);
    if (!places.equals(List.of(spot))) {
      scene.log().trap(spot.folder(), label());
    }
  }
}
