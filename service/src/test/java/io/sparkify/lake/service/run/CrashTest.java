package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.H2File;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An H2 file is killed while our stores write to it, again and again. */
class CrashTest {
  private static final long SEED = Long.getLong("lake.test.seed", 20181130);
  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    kill(3, 60);
  }

  @Test
  @Tag("full")
  void whatWasAcknowledgedIsThereAfterTwentyKills() throws Exception {
    kill(20, 200);
  }

  private void kill(int times, int mostLines) throws Exception {
    Random random = new Random(SEED);
    Map<RunId, RunState> acknowledged = new HashMap<>();
    for (int round = 0; round < times; round++) {
      int lines = 1 + random.nextInt(mostLines);
      acknowledged.putAll(writeAndKill(lines, round));
      try (H2File database = H2File.open(H2File.url(folder))) {
        Lake lake = new Lake(database.jdbi());
        acknowledged.forEach(
            (run, state) ->
                assertThat(lake.run(run).run().state())
                    .as("run %s after a kill at line %d", run, lines)
                    .matches(found -> found.compareTo(state) >= 0));
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(times);
  }

  /** What the child said before it was gone: more than the lines that were waited for. */
  private Map<RunId, RunState> writeAndKill(int lines, int round) throws Exception {
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1", // it does not live long
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder.toString(),
                Integer.toString(round))
            .redirectError(folder.resolve("errors").toFile())
            .start();
    Map<RunId, RunState> said = new HashMap<>();
    try (BufferedReader reader = child.inputReader()) {
      int read = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("DONE ")) {
          continue; // Liquibase talks, too
        }
        List<String> words = List.of(line.split(" ", -1));
        said.put(RunId.parse(words.get(1)), RunState.valueOf(words.get(2)));
        if (++read == lines) {
          // Of the process itself this would close the pipe, too.
          child.toHandle().destroyForcibly();
        }
      }
    }
    child.waitFor();
    return said;
  }

  /** Loads months for ever, and says so once each step is committed. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      H2File database = H2File.open(H2File.url(Path.of(arguments[0])));
      Lake lake = new Lake(database.jdbi());
      lake.put("songs", "1");
      int century = 1000 + 100 * Integer.parseInt(arguments[1]);
      for (int step = 0; ; step++) {
        String month = "%04d-%02d".formatted(century + step / 12 % 100, 1 + step % 12);
        lake.put(month, "step " + step);
        lake.tick();
        say(lake, month);
        if (lake.launcher.launched.isEmpty()) {
          continue;
        }
        lake.succeed();
        say(lake, month);
      }
    }

    private static void say(Lake lake, String month) {
      Run run = lake.run(month).run();
      System.out.println("DONE " + run.id() + " " + run.state());
      System.out.flush();
    }
  }
}
