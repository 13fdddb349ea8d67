package io.sparkify.lake.service.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a command of the {@code lake} script printed, and how it ended. */
record Command(int status, String output) {
  private static final Path ROOT = Path.of(System.getProperty("lake.root"));

  static Command lake(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 2];
    command[0] = "bash";
    command[1] = ROOT.resolve("lake").toString();
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    Process process =
        new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Command(process.waitFor(), output);
  }
}
