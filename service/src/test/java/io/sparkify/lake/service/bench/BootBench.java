package io.sparkify.lake.service.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the start of the service until it answers, and the memory it then rests with. */
final class BootBench implements Benchmark {
  private static final String PLAIN = "(a) `java -jar`, without the archive";
  private static final String SCRIPT = "`./lake server`";
  private static final Duration REST = Duration.ofSeconds(10);
  private static final double BOOT_SECONDS = 2;
  private static final double IDLE_MEGABYTES = 256;

  private final List<Double> resident = new ArrayList<>();

  @Override
  public Comparison run(Workbench bench) throws Exception {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int round = 0; round < bench.repeat(); round++) {
      seconds.computeIfAbsent(PLAIN, name -> new ArrayList<>()).add(boot(bench, plain(), false));
      seconds
          .computeIfAbsent(SCRIPT, name -> new ArrayList<>())
          .add(boot(bench, List.of("./lake", "server"), round == 0));
    }
    List<Result> results =
        seconds.entrySet().stream()
            .map(entry -> new Result(entry.getKey(), new Samples(entry.getValue()), "answers"))
            .toList();
    return new Comparison(
        "The service starts",
        "s",
        PLAIN,
        results,
        List.of(
            Goal.atMost("boot, s", BOOT_SECONDS, results.get(1).median()),
            Goal.atMost("resident when idle, MB", IDLE_MEGABYTES, resident.get(0))),
        List.of(
            "From the start of the program until the API answers, on an empty H2 database that is"
                + " made; resident memory ten seconds later."));
  }

  private static List<String> plain() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-jar",
        "service/target/lake-service.jar",
        "server",
        "config.yml");
  }

  private double boot(Workbench bench, List<String> command, boolean rests) throws IOException {
    Path folder = bench.folder("boot");
    Files.createDirectories(folder.resolve("songs"));
    Files.createDirectories(folder.resolve("logs"));
    try (ServiceUnderTest service =
        ServiceUnderTest.start(bench.root(), folder, environment(folder), command)) {
      double seconds = service.awaitReady();
      service.get("/overview");
      if (rests) {
        // Nothing happens in it: its ticks do.
        await().pollDelay(REST).atMost(REST.multipliedBy(2)).until(() -> true);
        resident.add(service.residentMegabytes());
      }
      return seconds;
    }
  }

  private static Map<String, String> environment(Path folder) {
    return Map.of(
        "LAKE_SONG_DATA", folder.resolve("songs").toString(),
        "LAKE_LOG_DATA", folder.resolve("logs").toString(),
        "LAKE_OUTPUT", folder.resolve("lake").toString(),
        "LAKE_WORK", folder.resolve("work").toString(),
        "LAKE_DATABASE_URL",
            "jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE".formatted(folder.resolve("db/lake")),
        "LAKE_PORT", "0",
        "LAKE_ADMIN_PORT", "0");
  }
}
