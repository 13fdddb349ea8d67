package io.sparkify.lake.service.bench;

import io.sparkify.lake.service.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One look at 10,000 months of 31 files, on a disk and on S3: time, memory, requests. */
final class DiscoveryBench implements Benchmark {
  private static final int MONTHS = 10_000;
  private static final List<Integer> HEAPS = List.of(50, 75, 100, 150, 200, 300, 400, 600, 1_000);
  private static final double LIMIT_MEGABYTES = 100;
  private static final double OBJECTS_A_REQUEST = 1_000;

  /** Heads of the roots and the like, however many objects there are. */
  private static final double FIXED_REQUESTS = 10;

  @Override
  public Comparison run(Workbench bench) throws Exception {
    ManyMonths months = new ManyMonths(MONTHS / bench.options().share());
    bench.say("making %,d files".formatted(months.files()));
    String disk = "file://" + months.in(bench.inputs());
    List<Double> onDisk = new ArrayList<>();
    List<Double> onS3 = new ArrayList<>();
    try (ListServer server = ListServer.of(months)) {
      List<String> s3 =
          List.of("s3a://bench", Integer.toString(months.months()), server.endpoint());
      List<String> local = List.of(disk, Integer.toString(months.months()));
      int heap = heap(bench, local);
      int requests = 0;
      for (int round = 0; round < bench.repeat(); round++) {
        onDisk.add(look(bench, 1_000, local));
        int before = server.requests();
        onS3.add(look(bench, 1_000, s3));
        requests = server.requests() - before;
      }
      return comparison(months, new Samples(onDisk), new Samples(onS3), heap, requests);
    }
  }

  private static Comparison comparison(
      ManyMonths months, Samples onDisk, Samples onS3, int heap, int requests) {
    return new Comparison(
        "Discovery of %,d months of 31 files".formatted(months.months()),
        "s",
        "",
        List.of(
            new Result("on a disk", onDisk, Result.RIGHT),
            new Result("on S3, without a delay", onS3, Result.RIGHT)),
        List.of(
            Goal.atMost("heap that it needs, of those tried, MB", LIMIT_MEGABYTES, heap),
            Goal.atMost(
                "requests on S3", FIXED_REQUESTS + months.files() / OBJECTS_A_REQUEST, requests)),
        List.of(
            "Each in a virtual machine of its own, whose start is part of it; the heap is the"
                + " smallest of %s MB in which it does not run out of memory. The limit of requests"
                    .formatted(HEAPS)
                + " is one for 1,000 objects, and ten."));
  }

  /** The smallest heap that is enough. */
  private static int heap(Workbench bench, List<String> arguments) throws InterruptedException {
    for (int heap : HEAPS) {
      try {
        look(bench, heap, arguments);
        return heap;
      } catch (IOException e) {
        bench.say("a heap of %d MB is not enough".formatted(heap));
      }
    }
    throw new IllegalStateException("No heap was enough");
  }

  private static double look(Workbench bench, int heap, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-Xmx" + heap + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-cp", classPath()));
    command.add(DiscoveryProbe.class.getName());
    command.addAll(arguments);
    return Programs.time(
        bench.folder("discovery"),
        Map.of("AWS_ACCESS_KEY_ID", S3Server.IDENTITY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET),
        command);
  }

  /** With whole paths, as the probe runs in a folder of its own. */
  private static String classPath() {
    List<String> whole = new ArrayList<>();
    for (String entry : List.of(System.getProperty("java.class.path", "").split(":", -1))) {
      whole.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(":", whole);
  }
}
