package io.sparkify.lake.service.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./lake bench} was asked for; the script has looked at it before.
 *
 * @param repeat how often each contestant runs
 * @param data the folder of the real data set; blank: there is none
 * @param share by which the large inputs are divided; 1: they are as goals want them
 */
record BenchOptions(List<BenchName> names, int repeat, String data, int share) {
  private static final int REPEAT = 5;
  private static final int SMALL = 100;

  BenchOptions {
    names = List.copyOf(names);
  }

  static BenchOptions parse(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    List<BenchName> names = new ArrayList<>();
    int repeat = REPEAT;
    String data = "";
    int share = 1;
    while (!left.isEmpty()) {
      String word = left.pop();
      switch (word) {
        case "--repeat" -> repeat = Integer.parseInt(left.pop());
        case "--data" -> data = left.pop();
        case "--small" -> share = SMALL;
        case "all" -> names.addAll(List.of(BenchName.values()));
        default -> names.add(BenchName.parse(word));
      }
    }
    return new BenchOptions(names, repeat, data, share);
  }

  /** The real month with its 71 songs. */
  Optional<Path> udacity() {
    return real("udacity").filter(folder -> Files.isDirectory(folder.resolve("log_data")));
  }

  /** The archive with 10,000 songs. */
  Optional<Path> tenThousandSongs() {
    return real("msd-10k-songs.tar.gz").filter(archive -> !isSmall() && Files.isReadable(archive));
  }

  /** Whether figures only show that the benchmark runs. */
  boolean isSmall() {
    return share > 1;
  }

  private Optional<Path> real(String name) {
    return data.isBlank() ? Optional.empty() : Optional.of(Path.of(data).resolve(name));
  }
}
