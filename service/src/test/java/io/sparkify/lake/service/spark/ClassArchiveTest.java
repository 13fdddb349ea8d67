package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassArchiveTest {
  private static final String WRITE = "-XX:ArchiveClassesAtExit=";
  private static final String USE = "-XX:SharedArchiveFile=";
  private static final byte[] WHOLE = {1, 2, 3, 4, 5};
  private static final byte[] CUT_OFF = {0, 0, 0, 0, 5};

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(home("spark").resolve("jars"));
    jar("spark", "scala.jar", "one");
  }

  @Test
  void firstDriverWritesAndThoseAfterItUseWhatItWrote() throws IOException {
    Path written = written(options("spark"));
    Files.write(written, WHOLE);
    List<String> second = options("spark");
    assertThat(second).hasSize(2).contains("-Xlog:cds*=off");
    assertThat(Path.of(second.get(0).replace(USE, ""))).hasBinaryContent(WHOLE);
    assertThat(options("spark")).isEqualTo(second);
    assertThat(written).doesNotExist();
  }

  @Test
  void archiveOfOtherJarsIsWrittenAnewAndTheOldOneGoes() throws IOException {
    Files.write(written(options("spark")), WHOLE);
    Path old = Path.of(options("spark").get(0).replace(USE, ""));
    jar("spark", "more.jar", "two");
    Files.write(written(options("spark")), WHOLE);
    assertThat(options("spark").get(0)).startsWith(USE).isNotEqualTo(USE + old);
    assertThat(old).doesNotExist();
  }

  @Test
  void otherInstallationHasItsOwn() throws IOException {
    Files.write(written(options("spark")), WHOLE);
    List<String> used = options("spark");
    Files.createDirectories(home("other").resolve("jars"));
    jar("other", "scala.jar", "one");
    Files.write(written(options("other")), WHOLE);
    assertThat(options("other").get(0)).startsWith(USE);
    assertThat(options("spark")).isEqualTo(used);
  }

  @Test
  void whatADriverLeftThatWasKilledIsThrownAway() throws IOException {
    Path written = written(options("spark"));
    Files.write(written, CUT_OFF);
    assertThat(options("spark").get(0)).startsWith(WRITE);
    assertThat(written).doesNotExist();
  }

  @Test
  void whatADriverStillWritesIsLeftAlone() throws Exception {
    ApplicationTag tag = ApplicationTag.random();
    Path written = written(archive("spark").options(tag));
    Files.write(written, WHOLE);
    Process driver =
        new ProcessBuilder("bash", "-c", "sleep 60; :", DriverProcess.OPTION, tag + " ").start();
    try {
      assertThat(options("spark").get(0)).startsWith(WRITE);
      assertThat(written).exists();
    } finally {
      driver.destroyForcibly().waitFor();
    }
    assertThat(options("spark").get(0)).startsWith(USE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HADOOP_CONF_DIR", "YARN_CONF_DIR", "SPARK_DIST_CLASSPATH"})
  void foldersOnTheClassPathForbidIt(String variable) {
    environment.put(variable, "/etc/hadoop");
    assertThat(options("spark")).isEmpty();
  }

  @Test
  void settingsBesideTheJarsForbidItAndAnEmptyFolderDoesNot() throws IOException {
    Path settings = Files.createDirectories(home("spark").resolve("conf"));
    assertThat(options("spark")).isNotEmpty();
    Files.writeString(settings.resolve("spark-defaults.conf"), "");
    assertThat(options("spark")).isEmpty();
  }

  @Test
  void folderThatCannotBeWrittenDoesNotKeepADriverFromItsStart() throws IOException {
    Files.writeString(folder.resolve("archives"), "a file");
    assertThat(options("spark")).isEmpty();
  }

  private List<String> options(String installation) {
    return archive(installation).options(ApplicationTag.random());
  }

  private ClassArchive archive(String installation) {
    return new ClassArchive(folder.resolve("archives"), home(installation), environment);
  }

  private static Path written(List<String> options) {
    assertThat(options).first().asString().startsWith(WRITE);
    return Path.of(options.get(0).replace(WRITE, ""));
  }

  private Path home(String installation) {
    return folder.resolve(installation);
  }

  private void jar(String installation, String name, String content) throws IOException {
    Files.writeString(home(installation).resolve("jars").resolve(name), content);
  }
}
