package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that completes, run by a real bash. */
class CompletionTest {
  @TempDir Path folder;

  @Test
  void bothNamesOfTheScriptAreCompleted() throws Exception {
    assertThat(bash("complete -p ./lake lake"))
        .containsExactly(
            "complete -o default -F _complete_lake ./lake",
            "complete -o default -F _complete_lake lake");
  }

  @Test
  void commandsAreCompleted() throws Exception {
    assertThat(completed("./lake", "ru")).containsExactlyInAnyOrder("run", "runs");
    assertThat(completed("./lake", "backfills", "pa")).containsExactly("pause");
    assertThat(completed("./lake", "")).contains("demo", "overview", "status", "unignore");
  }

  @Test
  void optionsAndTheirValuesAreCompleted() throws Exception {
    assertThat(completed("./lake", "runs", "--st")).containsExactly("--state");
    assertThat(completed("./lake", "runs", "--state", "RE")).containsExactly("REJECTED");
    assertThat(completed("./lake", "backfill", "2018-01", "2018-02", "--only", "st"))
        .containsExactly("stale");
    assertThat(completed("./lake", "demo", "--e")).containsExactly("--exit");
  }

  private List<String> completed(String... words) throws Exception {
    return bash(
        "COMP_WORDS=(%s)\nCOMP_CWORD=%d\nCOMP_LINE=\"${COMP_WORDS[*]}\"\nCOMP_POINT=${#COMP_LINE}\n"
                .formatted("'" + String.join("' '", words) + "'", words.length - 1)
            + "_complete_lake\nprintf '%s\\n' \"${COMPREPLY[@]}\"");
  }

  private List<String> bash(String commands) throws IOException, InterruptedException {
    Path script = folder.resolve("completion.bash");
    Files.writeString(script, Cli.piped("http://127.0.0.1:1").run("completion", "bash").out());
    Process bash =
        new ProcessBuilder(
                "bash",
                "--norc",
                "-c",
                "compopt() { :; }\nsource %s\n%s".formatted(script, commands))
            .redirectErrorStream(true)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
