package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkify.lake.job.contract.Sha256;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A mark of each section of the configuration, by which a change of it is seen, but not what. */
final class ConfigurationMarks {
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|key).*");
  private static final int DIGITS = 8;

  private final Map<String, String> marks = new TreeMap<>();

  /** Of the whole configuration, with what the environment says of it; secrets leave none. */
  void take(JsonNode configuration) {
    marks.clear();
    JsonNode open = configuration.deepCopy();
    withoutSecrets(open);
    open.properties()
        .forEach(
            section ->
                marks.put(
                    section.getKey(),
                    Sha256.of(section.getValue().toString()).substring(0, DIGITS)));
  }

  Map<String, String> bySection() {
    return Map.copyOf(marks);
  }

  private static void withoutSecrets(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(
          object.properties().stream()
              .map(Map.Entry::getKey)
              .filter(name -> SECRET.matcher(name).matches())
              .toList());
    }
    node.forEach(ConfigurationMarks::withoutSecrets);
  }
}
