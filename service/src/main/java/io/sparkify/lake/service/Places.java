package io.sparkify.lake.service;

import io.sparkify.lake.service.storage.Place;
import io.sparkify.lake.service.storage.Place.Use;
import io.sparkify.lake.service.storage.Storage;
import io.sparkify.lake.service.storage.StorageProbe;
import io.sparkify.lake.service.storage.StorageProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Tries the places of a configuration before Spark does. */
record Places(StorageProbe probe, LakeLocations locations) {
  static Places of(LakeConfiguration configuration) {
    return new Places(
        new StorageProbe(new Storage(configuration.s3())),
        LakeLocations.of(configuration, Path.of("").toAbsolutePath()));
  }

  Place lake() {
    return new Place("lake", "LAKE_OUTPUT", locations.lake(), Use.WRITE);
  }

  /** For who wants to know whether a load would succeed now. */
  void requireAll() throws StartProblem {
    refuse(probe.problems(all()));
  }

  /** Tries all of them, beside what else a start does. */
  CompletableFuture<List<StorageProblem>> tried() {
    return CompletableFuture.supplyAsync(() -> probe.problems(all()));
  }

  /** For a start: a server that is away for the moment keeps nothing from starting. */
  static void requireNoRefusal(List<StorageProblem> problems) throws StartProblem {
    refuse(problems.stream().filter(StorageProblem::definite).toList());
  }

  private List<Place> all() {
    return List.of(
        new Place("song data", "LAKE_SONG_DATA", locations.songData(), Use.LIST),
        new Place("log data", "LAKE_LOG_DATA", locations.logData(), Use.LIST),
        lake());
  }

  private static void refuse(List<StorageProblem> problems) throws StartProblem {
    if (!problems.isEmpty()) {
      throw new StartProblem(
          problems.stream().map(StorageProblem::words).collect(Collectors.joining("\n")));
    }
  }
}
