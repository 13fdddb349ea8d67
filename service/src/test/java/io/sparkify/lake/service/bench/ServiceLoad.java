package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ours: from the request to a service that runs until all is published.
 *
 * @param settings that differ from the shipped ones, as environment
 */
record ServiceLoad(
    String name, Workbench bench, Input input, Place.Maker places, Map<String, String> settings)
    implements Contestant {
  static final String NAME = "ours, by the service";
  static final String WARM = "ours, by an application that waited (batch.linger)";
  private static final String LINGER = "LAKE_BATCH_LINGER";

  static ServiceLoad of(Workbench bench, Input input) {
    return named(NAME, bench, input, Map.of());
  }

  /** The application was started ahead, and is warm. */
  static ServiceLoad lingering(Workbench bench, Input input) {
    return named(WARM, bench, input, Map.of(LINGER, "10m"));
  }

  static ServiceLoad named(
      String name, Workbench bench, Input input, Map<String, String> settings) {
    return new ServiceLoad(
        name, bench, input, folder -> Place.local(input, folder), Map.copyOf(settings));
  }

  /** What every installation has after its first loads: an archive of Spark's classes. */
  static void warmUp(Workbench bench) throws Exception {
    ServiceLoad tiny = named("to warm up", bench, Inputs.months(bench, 1, 200), Map.of());
    for (int time = 0; time < 2; time++) {
      tiny.run(bench.folder("warm"));
    }
    try (Stream<Path> archives = Files.list(bench.classes())) {
      if (archives.noneMatch(file -> file.toString().endsWith(".jsa"))) {
        throw new IllegalStateException("No driver has left its classes in " + bench.classes());
      }
    }
  }

  @Override
  public double run(Path folder) throws IOException {
    try (ServiceUnderTest service = start(folder)) {
      service.awaitReady();
      int partitions = input.months() + 1;
      service.awaitDiscovered(partitions);
      if (settings.containsKey(LINGER)) {
        service.awaitWarm(work(folder));
      }
      double seconds = service.load(input.from(), input.to(), partitions);
      bench.say("%s: %d applications, %.2f s".formatted(name, service.applications(), seconds));
      if (!settings.containsKey(LINGER)) {
        service.awaitDriversGone();
      }
      return seconds;
    }
  }

  /** Loads a partition that changed since; a service that starts finds that by itself. */
  double again(Path folder, String partition) throws IOException {
    try (ServiceUnderTest service = start(folder)) {
      service.awaitReady();
      service.awaitChanged(partition);
      double seconds = service.load(partition);
      bench.say("%s again: %.2f s".formatted(partition, seconds));
      service.awaitDriversGone();
      return seconds;
    }
  }

  private ServiceUnderTest start(Path folder) throws IOException {
    return ServiceUnderTest.start(
        bench.root(), folder, environment(places.in(folder), folder), List.of("./lake", "server"));
  }

  private Map<String, String> environment(Place place, Path folder) {
    Map<String, String> environment = new HashMap<>(place.environment());
    environment.put("LAKE_SONG_DATA", place.songs());
    environment.put("LAKE_LOG_DATA", place.logs());
    environment.put("LAKE_OUTPUT", place.lake());
    environment.put("LAKE_WORK", work(folder).toString());
    environment.put(
        "LAKE_DATABASE_URL",
        "jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE".formatted(folder.resolve("db/lake")));
    environment.put("LAKE_PORT", "0");
    environment.put("LAKE_ADMIN_PORT", "0");
    environment.put("LAKE_AUTO_LOAD", "false");
    environment.put("LAKE_DISCOVER_EVERY", "1h");
    environment.put("LAKE_RETRY_MAX_ATTEMPTS", "1");
    environment.put("LAKE_CLASS_ARCHIVE", bench.classes().toString());
    environment.putAll(settings);
    return environment;
  }

  private static Path work(Path folder) {
    return folder.resolve("work");
  }

  @Override
  public List<String> differences(Path folder) throws SQLException {
    return input.expected().differences(places.in(folder).tables());
  }
}
