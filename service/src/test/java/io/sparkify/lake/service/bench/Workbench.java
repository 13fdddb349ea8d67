package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a benchmark finds the program, and has room.
 *
 * @param root of the tree that was built
 * @param inputs generated ones, kept for the next time
 * @param scratch gone at the end
 */
record Workbench(Path root, Path inputs, Path scratch, BenchOptions options)
    implements AutoCloseable {
  private static final PrintStream ERR = System.err;

  static Workbench in(Path root, Path folder, BenchOptions options) throws IOException {
    Path inputs = Files.createDirectories(folder.resolve("inputs"));
    return new Workbench(root, inputs, Files.createTempDirectory(folder, "run"), options);
  }

  int repeat() {
    return options.repeat();
  }

  /** Where drivers keep the classes of Spark, from one time to the next. */
  Path classes() {
    return inputs.resolve("classes");
  }

  /** A new folder. */
  Path folder(String name) throws IOException {
    return Files.createTempDirectory(scratch, name);
  }

  /** For whoever waits. */
  void say(String words) {
    ERR.println("bench: " + words);
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() throws IOException {
    delete(scratch);
  }
}
