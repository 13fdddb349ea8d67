package io.sparkify.lake.service.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Runs the benchmarks that are named, and prints their tables in Markdown. */
final class Bench {
  private static final PrintStream OUT = System.out;

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    BenchOptions options = BenchOptions.parse(List.of(arguments));
    // Whoever ends the benchmark early ends the service and the driver that it measured.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy)));
    Path root = Path.of(System.getProperty("lake.root"));
    try (Workbench bench = Workbench.in(root, root.resolve("data/bench"), options)) {
      OUT.println("Before: " + Machine.of(root).words() + "\n");
      if (options.isSmall()) {
        OUT.println("Small: large inputs are a hundredth, for which the goals are not meant.\n");
      }
      for (BenchName name : options.names()) {
        OUT.println(name.benchmark().run(bench).markdown());
      }
      OUT.println("After: load " + Machine.load() + ".");
    }
  }
}
