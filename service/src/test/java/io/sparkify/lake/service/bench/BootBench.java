package io.sparkify.lake.service.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the start of the service until it answers, and the memory it then rests with. */
final class BootBench implements Benchmark {
  private static final String PLAIN = "(a) `java -jar`, without the archive";
  private static final String FIRST = "`./lake server`, the first time";
  private static final String AGAIN = "`./lake server`, again";
  private static final List<String> SCRIPT = List.of("./lake", "server");
  private static final Duration REST = Duration.ofSeconds(10);
  private static final double BOOT_SECONDS = 2;
  private static final double IDLE_MEGABYTES = 256;

  private final List<Double> resident = new ArrayList<>();

  @Override
  public Comparison run(Workbench bench) throws Exception {
    List<Double> plain = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int round = 0; round < bench.repeat(); round++) {
      plain.add(boot(bench, place(bench), plain(), false));
      Path place = place(bench);
      first.add(boot(bench, place, SCRIPT, round == 0));
      again.add(boot(bench, place, SCRIPT, false));
    }
    List<Result> results =
        List.of(result(PLAIN, plain), result(FIRST, first), result(AGAIN, again));
    return new Comparison(
        "The service starts",
        "s",
        PLAIN,
        results,
        List.of(
            Goal.atMost("boot, the first time, s", BOOT_SECONDS, results.get(1).median()),
            Goal.atMost("boot again, s", BOOT_SECONDS, results.get(2).median()),
            Goal.atMost("resident when idle, MB", IDLE_MEGABYTES, resident.get(0))),
        List.of(
            "From the start of the program until the API answers; the first time on an empty H2"
                + " database that is made, then on that one. Resident memory ten seconds later."));
  }

  private static Result result(String name, List<Double> seconds) {
    return new Result(name, new Samples(seconds), "answers");
  }

  private static List<String> plain() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-jar",
        "service/target/lake-service.jar",
        "server",
        "config.yml");
  }

  private static Path place(Workbench bench) throws IOException {
    Path folder = bench.folder("boot");
    Files.createDirectories(folder.resolve("songs"));
    Files.createDirectories(folder.resolve("logs"));
    return folder;
  }

  private double boot(Workbench bench, Path folder, List<String> command, boolean rests)
      throws IOException {
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
