package io.sparkify.lake.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.lake.FailingLake;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Input with two songs, the lake beside it, and what can be seen of that lake. */
record Trial(TestInput input, Tables tables) {
  static Trial in(Path folder) {
    TestInput input = TestInput.in(folder);
    input.song(
        "A/one.json", TestEvents.song("S1", "Setanta matins", "A1", "Elena", 269.58322, 2004));
    input.song("A/two.json", TestEvents.song("S2", "Other", "A2", "Someone", 100.5, 0));
    return new Trial(input, new Tables(input.lake()));
  }

  /** Loads these partitions, all of which must succeed with balanced books. */
  TestReports loaded(String... partitions) {
    TestReports reports = TestLoad.load(input, partitions);
    assertThat(reports.all())
        .allSatisfy(
            report -> {
              assertThat(report.failure()).isNull();
              assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
              assertThat(report.rowCounts().imbalance()).isEmpty();
            });
    return reports;
  }

  /** Loads these partitions while no file whose path fits can be put into its place. */
  TestReports loadOnFullDisk(String file, String... partitions) throws IOException {
    LakeFiles lake =
        FailingLake.open(
            "file://" + input.lake(),
            TestLoad.configuration(),
            path -> path.matches(file),
            "No space left on device");
    return TestLoad.load(input.request(partitions), lake);
  }

  Path songplays() {
    return input.lake().resolve("songplays/year=2018/month=11/songplays-2018-11.parquet");
  }

  /** Every file that readers see, with its time. */
  Map<String, FileTime> files() throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    for (Path file : filesBelow(input.lake())) {
      String path = input.lake().relativize(file).toString();
      if (!path.startsWith("_lake")) {
        times.put(path, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  /** The files in a folder of the program's own. */
  List<Path> leftOver(String own) throws IOException {
    return filesBelow(input.lake().resolve("_lake").resolve(own));
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
