package io.sparkify.lake.service.meter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a scrape says, read as the text format 0.0.4 is defined.
 *
 * @param types of the families, by name
 * @param values by sample, written {@code name{a="1",b="2"}} with the labels in order
 */
public record Exposition(Map<String, String> types, Map<String, Double> values) {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

  public static Exposition parse(String text) {
    Map<String, String> types = new TreeMap<>();
    Map<String, Double> values = new HashMap<>();
    for (String line : text.lines().toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        types.put(type.group(1), type.group(2));
      } else if (sample.matches()) {
        values.put(
            sample.group(1) + labels(sample.group(2) == null ? "" : sample.group(2)),
            number(sample.group(3)));
      } else if (!line.startsWith("# HELP ")) {
        throw new IllegalArgumentException("Not a line of a scrape: " + line);
      }
    }
    return new Exposition(types, values);
  }

  /** Of one sample. */
  public double value(String sample) {
    Double value = values.get(sample);
    if (value == null) {
      throw new AssertionError(
          "No %s among %s".formatted(sample, samples(sample.replaceFirst("\\{.*", ""))));
    }
    return value;
  }

  /** The samples of a family. */
  public List<String> samples(String name) {
    return values.keySet().stream()
        .filter(sample -> sample.equals(name) || sample.startsWith(name + "{"))
        .sorted()
        .toList();
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static String labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (label.lookingAt() || label.find()) {
      if (label.start() != end) {
        break;
      }
      labels.put(label.group(1), label.group(2));
      end = label.end();
      label.region(end, text.length());
    }
    if (end != text.length()) {
      throw new IllegalArgumentException("Not labels: " + text);
    }
    return labels.isEmpty()
        ? ""
        : labels.entrySet().stream()
            .map(entry -> entry.getKey() + "=\"" + entry.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }
}
