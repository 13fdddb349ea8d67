package io.sparkify.lake.job.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line: its defaults, its refusals, and what they advise. */
class GenerateTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int generate(String... args) {
    CommandLine commandLine = Generate.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }

  @Test
  void everythingButTheFolderHasADefault() throws IOException {
    assertThat(generate("--out", path("new"))).isZero();
    LogMonth november = LogMonth.parse("2018-11");
    assertThat(Truth.read(folder.resolve("new")).arguments())
        .isEqualTo(new Truth.Arguments(november, november, 10_000, 1000, 100, 1, false));
    assertThat(out.toString()).contains("10000 lines in 2018-11 to 2018-11", "truth.json");
  }

  @Test
  void argumentsAreTaken() throws IOException {
    int status =
        generate(
            "--out=" + path("new"),
            "--months=2018-12..2019-01",
            "--events=20",
            "--songs=3",
            "--users=2",
            "--seed=-5",
            "--dirty");
    assertThat(status).isZero();
    assertThat(Truth.read(folder.resolve("new")).arguments())
        .isEqualTo(
            new Truth.Arguments(
                LogMonth.parse("2018-12"), LogMonth.parse("2019-01"), 20, 3, 2, -5, true));
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    int status =
        generate(
            "--months=2018-13",
            "--events=0",
            "--songs=many",
            "--users",
            "--seed=1.5",
            "--colour",
            "extra");
    assertThat(status).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "'--colour' is unknown: see --help",
            "'extra' is unknown: see --help",
            "--months is '2018-13': give a month such as 2018-11, or a range such as"
                + " 2018-01..2018-12",
            "--events is '0': give a whole number from 1 to 10000000000",
            "--songs is 'many': give a whole number from 1 to 5000000",
            "--users is '': give a whole number from 1 to 10000000",
            "--seed is '1.5': give a whole number from -9223372036854775808 to"
                + " 9223372036854775807",
            "--out is missing: name the folder to write to");
  }

  @Test
  void rangeMustBeInOrderAndNotTooLong() {
    assertThat(generate("--out", path("new"), "--months=2018-12..2018-11")).isEqualTo(2);
    assertThat(generate("--out", path("new"), "--months=2010-01..2020-01")).isEqualTo(2);
    assertThat(generate("--out", path("new"), "--months=1960-01")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "--months is '2018-12..2018-11': give the earlier month first",
            "--months is '2010-01..2020-01', 121 months: give at most 120",
            "--months is '1960-01': give months from 1971-01 to 2999-12");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void folderWithOtherFilesIsRefused() throws IOException {
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("song_data"));
    assertThat(generate("--out", other.toString(), "--events=1", "--songs=1")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "--out %s holds files that 'generate' did not finish: name another folder, or give"
                    .formatted(other)
                + " --force to replace song_data, log_data and truth.json in it\n");
    assertThat(other).isDirectoryNotContaining("glob:**truth.json");
  }

  @Test
  void forceReplacesOwnFilesAndLeavesOthersAlone() throws IOException {
    Path songs = Files.createDirectories(folder.resolve("song_data"));
    Files.writeString(songs.resolve("old.json"), "{}");
    Files.writeString(folder.resolve("mine.txt"), "keep");
    assertThat(generate("--out", path(""), "--events=1", "--songs=1", "--force")).isZero();
    assertThat(songs.resolve("old.json")).doesNotExist();
    assertThat(folder.resolve("mine.txt")).hasContent("keep");
  }

  @Test
  void folderOfAnEarlierRunIsReplaced() throws IOException {
    assertThat(generate("--out", path("new"), "--events=9", "--songs=4", "--dirty")).isZero();
    assertThat(generate("--out", path("new"), "--events=9", "--songs=1")).isZero();
    assertThat(folder.resolve("new/song_data"))
        .isDirectoryRecursivelyContaining("glob:**/TR*.json");
    assertThat(folder.resolve("new/log_data/2018/11/empty.json")).doesNotExist();
  }

  @Test
  void fileIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(generate("--out", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("--out %s is not a folder: name another\n".formatted(file));
  }

  @Test
  void folderThatCannotBeMadeIsAFailureInPlainWords() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    assertThat(generate("--out", path("file/below"), "--events=1", "--songs=1")).isEqualTo(1);
    assertThat(err.toString()).startsWith("Cannot write to " + path("file/below") + ": ");
  }

  @Test
  void helpTellsOfEveryOption() {
    assertThat(generate("--help")).isZero();
    assertThat(out.toString())
        .contains("--out", "--months", "--events", "--songs", "--users", "--seed", "--dirty");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
