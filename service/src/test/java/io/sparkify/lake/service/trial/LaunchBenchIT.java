package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.Provenance;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes from {@code POST /runs} until the child runs, with a stand-in for spark-submit
 * that tells when it began and reports a failure. Prints milliseconds, those of a cold service by
 * themselves.
 */
@EnabledIfSystemProperty(named = "lake.test.bench", matches = "true")
class LaunchBenchIT {
  private static final int COLD = 20;
  private static final int TIMES = 200;
  private static final int MICROS_A_MILLI = 1_000;
  private static final String MONTH = "2018-11";
  private static final Pattern SERVICE_OPTIONS = Pattern.compile("service_options=\\(([^)]+)\\)");

  /** Bash knows the time without a process of its own. */
  private static final String SUBMIT =
      """
      #!/usr/bin/env bash
      began=${EPOCHREALTIME/./}
      shopt -s extglob
      request=${@: -1}
      request=${request#file:}
      request=/${request##*(/)}
      echo "$began" > "$LAKE_BENCH_BEGAN.new"
      mv "$LAKE_BENCH_BEGAN.new" "$LAKE_BENCH_BEGAN"
      json=$(<"$request")
      lake=${request%%/_lake/*}
      run=$(sed -E 's/.*"run_id" *: *"([^"]+)".*/\\1/' <<< "$json")
      tag=$(sed -E 's/.*"tag" *: *"([^"]+)".*/\\1/' <<< "$json")
      place="$lake/_lake/runs/$run/attempt-1"
      mkdir -p "$place"
      sed -e "s/RUN/$run/" -e "s/TAG/$tag/" "$SPARK_HOME/report.json" > "$place/.report"
      mv "$place/.report" "$place/report.json"
      """;

  @TempDir Path folder;

  @Test
  void triggerToSpawnedChild() throws IOException {
    Site site = Site.in(folder.resolve("site"));
    Files.createDirectories(site.songs());
    Files.createDirectories(site.logs(MONTH));
    Files.writeString(site.logs(MONTH).resolve("a.json"), "{}\n");
    Path began = folder.resolve("began");
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME", standIn().toString(),
            "LAKE_AUTO_LOAD", "false",
            "JAVA_TOOL_OPTIONS", shippedOptions(),
            "LAKE_BENCH_BEGAN", began.toString());
    List<Double> millis = new ArrayList<>();
    try (LakeProcess service = LakeProcess.start(site, environment)) {
      LakeApi api = service.api();
      LakeApi.patiently().until(() -> api.states().containsKey(MONTH));
      for (int i = 0; i < COLD + TIMES; i++) {
        Instant before = Instant.now();
        String id = api.requestRun(MONTH);
        LakeApi.patiently().pollInterval(Duration.ofMillis(20)).until(() -> Files.exists(began));
        long micros = Long.parseLong(Files.readString(began).strip());
        millis.add((micros - micros(before)) / (double) MICROS_A_MILLI);
        JsonNode run = api.awaitRun(id, "FAILED");
        assertThat(run.at("/attempts/0/failure/code").asText()).isEqualTo("bench");
        Files.delete(began);
      }
    }
    System.out.printf(
        "POST /runs to spawned child, the first %d of a new service: %s ms%n",
        COLD, millis.subList(0, COLD).stream().map(Math::round).toList());
    List<Double> sorted = millis.subList(COLD, COLD + TIMES).stream().sorted().toList();
    System.out.printf(
        "POST /runs to spawned child, %d times more: median %.0f ms, p99 %.0f ms, longest %.0f ms%n",
        TIMES, sorted.get(TIMES / 2), sorted.get(TIMES * 99 / 100 - 1), sorted.get(TIMES - 1));
  }

  /** Those of {@code ./lake server}, which other trials have no need of. */
  private static String shippedOptions() throws IOException {
    Path script = Path.of(System.getProperty("lake.root")).resolve("lake");
    Matcher options = SERVICE_OPTIONS.matcher(Files.readString(script));
    assertThat(options.find()).as("the options of the service").isTrue();
    return options.group(1).replaceAll("\\s+", " ");
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * MICROS_A_MILLI * MICROS_A_MILLI + at.getNano() / MICROS_A_MILLI;
  }

  private Path standIn() throws IOException {
    Path home = folder.resolve("spark");
    Files.createDirectories(home.resolve("jars"));
    Files.createFile(home.resolve("jars/spark-core_2.13-0.jar"));
    Path submit = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
    Files.writeString(submit, SUBMIT);
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("report.json"), report());
    return home;
  }

  /** With names where the stand-in puts its own. */
  private static String report() {
    RunId run = RunId.random();
    ApplicationTag tag = ApplicationTag.random();
    Instant at = Instant.EPOCH;
    LoadReport report =
        new LoadReport(
            run,
            1,
            tag,
            PartitionKey.parse(MONTH),
            Outcome.FAILED,
            Fingerprint.of(List.of()),
            null,
            List.of(),
            RowCounts.NONE,
            List.of(),
            List.of(),
            new Failure(FailureKind.BAD_DATA, "bench", "Bench", "Nothing.", "Nothing.", ""),
            null,
            new Provenance("bench", "checksum", "hash"),
            at,
            at);
    return ContractJson.write(report).replace(run.toString(), "RUN").replace(tag.toString(), "TAG");
  }
}
