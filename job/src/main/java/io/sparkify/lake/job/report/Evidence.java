package io.sparkify.lake.job.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes of exceptions what shows their causes: what each one says, and where the innermost was
 * thrown. Spark writes the stacks of its executors into messages; of these the causes are kept.
 */
final class Evidence {
  private static final int FRAMES = 6;
  private static final int LINES_OF_A_MESSAGE = 2;
  private static final int CAUSES_IN_A_MESSAGE = 4;
  private static final int CHARACTERS_OF_A_LINE = 300;
  // So that the innermost has its place in the 4,000 characters of a failure.
  private static final int CHARACTERS_OF_THE_OUTER = 1_200;

  private Evidence() {}

  /**
   * A few thousand characters at most.
   *
   * @param chain the outermost first
   */
  static String of(List<Throwable> chain) {
    List<String> lines = new ArrayList<>();
    int left = CHARACTERS_OF_THE_OUTER;
    for (int i = 0; i < chain.size(); i++) {
      boolean innermost = i == chain.size() - 1;
      for (String line : said((i == 0 ? "" : "Caused by: ") + chain.get(i))) {
        if (innermost || left > 0) {
          lines.add(line);
          left -= line.length();
        }
      }
    }
    Stream.of(chain.get(chain.size() - 1).getStackTrace())
        .limit(FRAMES)
        .forEach(frame -> lines.add("\tat " + frame));
    return String.join("\n", lines);
  }

  private static List<String> said(String text) {
    List<String> lines = text.lines().filter(line -> !line.startsWith("\tat ")).toList();
    return Stream.concat(
            lines.stream().limit(LINES_OF_A_MESSAGE),
            lines.stream()
                .skip(LINES_OF_A_MESSAGE)
                .filter(line -> line.startsWith("Caused by: "))
                .limit(CAUSES_IN_A_MESSAGE))
        .map(Evidence::cut)
        .toList();
  }

  private static String cut(String line) {
    return line.length() <= CHARACTERS_OF_A_LINE
        ? line
        : line.substring(0, CHARACTERS_OF_A_LINE - 1) + "…";
  }
}
