package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script over a tree of empty files, with a Java and a Maven that only say what they got. */
class LakeScriptTest {
  private static final Instant BUILT = Instant.parse("2018-11-02T00:00:00Z");
  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "job/pom.xml",
          "job/src/main/java/io/sparkify/lake/job/contract/RunId.java",
          "job/src/main/java/io/sparkify/lake/job/LoadBatch.java",
          "job/src/main/spark/bin/spark-submit",
          "job/src/test/java/SomeTest.java",
          "service/pom.xml",
          "service/src/main/java/Service.java",
          "service/src/test/java/SomeTest.java",
          "migrations/migrations.xml");
  private static final List<String> TARGETS =
      List.of(
          "job/target/lake-job.jar",
          "job/target/spark/bin/spark-submit",
          "service/target/lake-service.jar");

  private static final String SERVICE =
      "java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms64m -XX:NewSize=32m -Xss512k"
          + " -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30";

  private static final String CLIENT =
      "java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable"
          + " -cp service/target/lake-service.jar io.sparkify.lake.service.cli.LakeCli ";

  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path root;

  @BeforeEach
  void allIsBuilt() throws IOException {
    for (String source : SOURCES) {
      file(source, BUILT.minusSeconds(60));
    }
    for (String target : TARGETS) {
      file(target, BUILT);
    }
    Files.copy(Path.of("..", "lake"), root.resolve("lake"));
    java("17.0.15");
    program("bin/mvn", "echo \"mvn $*\"");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgain() throws Exception {
    assertThat(lake("server"))
        .containsExactly(SERVICE + " -jar service/target/lake-service.jar server config.yml");
  }

  @Test
  void testsAreNoSourcesOfWhatIsRun() throws Exception {
    file("service/src/test/java/SomeTest.java", Instant.now());
    file("job/src/test/java/SomeTest.java", Instant.now());
    assertThat(lake("server")).hasSize(1);
  }

  @Test
  void onlyTheModuleThatIsOlderThanItsSourcesIsBuiltAndOnlyOnce() throws Exception {
    file("migrations/migrations.xml", BUILT.plusSeconds(1));
    assertThat(lake("server")).contains("mvn -B -q -DskipTests -pl service -am package");
    assertThat(lake("server")).hasSize(1);
  }

  @Test
  void contractIsASourceOfBoth() throws Exception {
    file("job/src/main/java/io/sparkify/lake/job/contract/RunId.java", BUILT.plusSeconds(1));
    assertThat(lake("server")).contains("mvn -B -q -DskipTests -pl job,service -am package");
  }

  @Test
  void missingSparkIsBuilt() throws Exception {
    Files.delete(root.resolve("job/target/spark/bin/spark-submit"));
    assertThat(lake("server")).contains("mvn -B -q -DskipTests -pl job -am package");
  }

  @Test
  void anotherJavaIsRefusedByItsVersion() throws Exception {
    java("25.0.3");
    assertThat(lake("server"))
        .singleElement()
        .asString()
        .contains("is openjdk version \"25.0.3\"", "set JAVA_HOME to a JDK 17");
  }

  @Test
  void javaIsNotStartedToAskItsVersionWhereItsFileSaysIt() throws Exception {
    program("bin/java", "[[ $1 != -version ]] && echo \"java $*\"");
    Files.writeString(root.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    assertThat(lake("server"))
        .containsExactly(SERVICE + " -jar service/target/lake-service.jar server config.yml");
  }

  @Test
  void anotherJavaIsRefusedByItsFile() throws Exception {
    java("25.0.3");
    Files.writeString(root.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    assertThat(lake("server")).singleElement().asString().contains("set JAVA_HOME to a JDK 17");
  }

  @Test
  void serverTakesNoOptions() throws Exception {
    assertThat(lake("server", "--fast"))
        .containsExactly("lake: server takes no options: config.yml and the environment say all");
  }

  @Test
  void whatTalksToAServiceIsPassedOnAsItIs() throws Exception {
    assertThat(lake("run", "2018-11", "--reason", "late  files", "--url", "http://localhost:9"))
        .containsExactly(CLIENT + "run 2018-11 --reason late  files --url http://localhost:9");
    assertThat(lake()).containsExactly(CLIENT.strip());
    assertThat(lake("no-such", "--command")).containsExactly(CLIENT + "no-such --command");
  }

  @Test
  void nothingIsBuiltUnderARunningServiceUnlessThereIsNoJar() throws Exception {
    file("service/src/main/java/Service.java", BUILT.plusSeconds(1));
    assertThat(lake("runs")).containsExactly(CLIENT + "runs");
    Files.delete(root.resolve("service/target/lake-service.jar"));
    assertThat(lake("runs")).contains("mvn -B -q -DskipTests -pl service -am package");
  }

  @Test
  void helpForLocalCommandsComesFromTheSamePlace() throws Exception {
    assertThat(lake("demo", "--exit", "--help")).containsExactly(CLIENT + "demo --exit --help");
    assertThat(lake("server", "-h")).containsExactly(CLIENT + "server -h");
    assertThat(lake("restore", "--help")).containsExactly(CLIENT + "restore --help");
    assertThat(lake("help", "server")).containsExactly(CLIENT + "help server");
    assertThat(lake("demo", "--fast"))
        .containsExactly("lake: demo does not know '--fast': see ./lake demo --help");
  }

  @Test
  void classesThatAreLoadedAlreadyAreUsedUnlessTheyAreOld() throws Exception {
    file("service/target/lake-cli.jsa", BUILT.minusSeconds(1));
    assertThat(lake("runs")).containsExactly(CLIENT + "runs");
    file("service/target/lake-cli.jsa", BUILT.plusSeconds(1));
    assertThat(lake("runs"))
        .singleElement()
        .asString()
        .contains("-XX:SharedArchiveFile=service/target/lake-cli.jsa");
  }

  @Test
  void servicesClassesAreArchivedAfterABuildAndUsedUnlessTheyAreOld() throws Exception {
    program(
        "bin/java",
        """
        [[ $1 == -version ]] && { echo 'openjdk version "17.0.15"' >&2; exit; }
        [[ $1 != -XX:ArchiveClassesAtExit=* ]] || touch "${1#*=}"
        echo "java $*"
        """);
    String shared =
        SERVICE
            + " -XX:SharedArchiveFile=service/target/lake-service.jsa -Xlog:cds*=off"
            + " -jar service/target/lake-service.jar ";
    assertThat(lake("server"))
        .containsExactly(SERVICE + " -jar service/target/lake-service.jar server config.yml");
    file("migrations/migrations.xml", BUILT.plusSeconds(1));
    assertThat(lake("server")).hasSize(3).contains(shared + "server config.yml");
    assertThat(lake("server")).containsExactly(shared + "server config.yml");
    assertThat(lake("demo", "--exit")).last().asString().startsWith(shared + "demo --input ");
    file("service/target/lake-service.jsa", BUILT);
    assertThat(lake("server"))
        .containsExactly(SERVICE + " -jar service/target/lake-service.jar server config.yml");
    try (Stream<Path> built = Files.list(root.resolve("service/target"))) {
      assertThat(built.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lake-cli.jsa", "lake-service.jsa", "lake-service.jar");
    }
  }

  @Test
  void optionsOfTheOperatorComeLastAndNameTheOnlyCollector() throws Exception {
    environment.put("LAKE_JAVA_OPTIONS", "-Xmx2g -XX:+UseZGC");
    assertThat(lake("server"))
        .containsExactly(
            SERVICE.replace(" -XX:+UseSerialGC", "")
                + " -Xmx2g -XX:+UseZGC -jar service/target/lake-service.jar server config.yml");
  }

  @Test
  void archiveThatJavaCannotReadIsNotKept() throws Exception {
    program(
        "bin/java",
        """
        [[ $1 == -version ]] && { echo 'openjdk version "17.0.15"' >&2; exit; }
        [[ $1 != -XX:ArchiveClassesAtExit=* ]] || touch "${1#*=}"
        [[ $2 != -Xshare:on ]] || exit 134
        echo "java $*"
        """);
    file("migrations/migrations.xml", BUILT.plusSeconds(1));
    assertThat(lake("server"))
        .contains(SERVICE + " -jar service/target/lake-service.jar server config.yml");
    assertThat(root.resolve("service/target/lake-service.jsa")).doesNotExist();
  }

  @Test
  void benchBuildsAndRunsWhatIsNamed() throws Exception {
    Files.writeString(root.resolve("service/target/bench.classpath"), "/m2/a.jar:/m2/b.jar");
    assertThat(lake("bench", "month", "--repeat", "3", "--small", "--data", root.toString()))
        .hasSize(3)
        .anyMatch(line -> line.contains("mvn -B -q -DskipTests pre-integration-test"))
        .last()
        .asString()
        .isEqualTo(
            ("java -Dlake.root=%s -cp"
                    + " service/target/test-classes:service/target/classes:/m2/a.jar:/m2/b.jar"
                    + " io.sparkify.lake.service.bench.Bench month --repeat 3 --small --data %s")
                .formatted(root, root));
    assertThat(lake("bench", "launch"))
        .singleElement()
        .asString()
        .contains("-Dit.test=LaunchBenchIT", "-Dlake.test.bench=true");
    assertThat(lake("bench", "rest")).singleElement().asString().contains("-Dtest=RestBench");
  }

  @Test
  void benchRefusesWhatItDoesNotKnow() throws Exception {
    assertThat(lake("bench"))
        .containsExactly("lake: bench needs what to measure: see ./lake bench --help");
    assertThat(lake("bench", "moon"))
        .containsExactly("lake: bench does not know 'moon': see ./lake bench --help");
    assertThat(lake("bench", "month", "--repeat", "0"))
        .containsExactly("lake: --repeat needs a number from 1 to 999");
    assertThat(lake("bench", "month", "--data", "/no/such"))
        .containsExactly("lake: --data needs the folder of the real data set");
    assertThat(lake("bench", "month", "--data"))
        .containsExactly("lake: --data needs the folder of the real data set");
    assertThat(lake("bench", "--help")).containsExactly(CLIENT + "bench --help");
  }

  @Test
  void restoreTakesOneFileOfTheCallers() throws Exception {
    assertThat(lake("restore", "/backups/lake.zip", "--force"))
        .containsExactly(
            "java -jar service/target/lake-service.jar restore --from /backups/lake.zip --force"
                + " config.yml");
    assertThat(lake("restore")).containsExactly("lake: restore needs the file of a backup");
    assertThat(lake("restore", "a", "b")).containsExactly("lake: restore takes one file");
    assertThat(lake("restore", "--all", "a"))
        .containsExactly("lake: restore does not know '--all': see ./lake restore --help");
  }

  @Test
  void tortureRunsTheFailureTrials() throws Exception {
    assertThat(lake("torture", "--short", "--seed", "42"))
        .singleElement()
        .asString()
        .startsWith("mvn -B verify -Dtest=KillTest,")
        .contains("-Dit.test=ServiceKillIT,", " -Dlake.test.excluded=full -Dlake.test.seed=42 ");
    assertThat(lake("torture")).singleElement().asString().contains("-Dlake.test.excluded=none ");
    assertThat(lake("torture", "--seed", "x")).containsExactly("lake: --seed needs a number");
    assertThat(lake("torture", "--long"))
        .containsExactly("lake: torture does not know '--long': see ./lake torture --help");
  }

  @Test
  void trialsOfTortureExist() throws Exception {
    Set<String> classes = new HashSet<>();
    for (Path tests : List.of(Path.of("src/test"), Path.of("../job/src/test"))) {
      try (Stream<Path> files = Files.walk(tests)) {
        files.forEach(file -> classes.add(file.getFileName().toString().replace(".java", "")));
      }
    }
    String command = String.join(" ", lake("torture"));
    List<String> named =
        Pattern.compile("-D(?:it\\.)?test=(\\S+)")
            .matcher(command)
            .results()
            .flatMap(match -> Stream.of(match.group(1).split(",")))
            .toList();
    assertThat(named).hasSizeGreaterThan(10).isSubsetOf(classes);
  }

  private List<String> lake(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", root.resolve("lake").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("LAKE_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", root.toString());
    builder.environment().merge("PATH", "", (path, none) -> root.resolve("bin") + ":" + path);
    Path output = root.resolve("output");
    Process process = builder.redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return Files.readAllLines(output);
  }

  private void java(String version) throws IOException {
    program(
        "bin/java",
        "[[ $1 == -version ]] && echo 'openjdk version \"%s\"' >&2 || echo \"java $*\""
            .formatted(version));
  }

  private void program(String name, String script) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void file(String name, Instant modified) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[0]);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }
}
