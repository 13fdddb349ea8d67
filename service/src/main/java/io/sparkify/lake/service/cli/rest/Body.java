package io.sparkify.lake.service.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes JSON, by hand rather than by reflection, which takes time to start. */
final class Body {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Body() {}

  static String of(Map<String, Object> members) {
    ObjectNode body = MAPPER.createObjectNode();
    new TreeMap<>(members)
        .forEach(
            (name, value) -> {
              if (value instanceof Boolean flag) {
                body.put(name, flag);
              } else if (value instanceof Integer number) {
                body.put(name, number);
              } else {
                body.put(name, value.toString());
              }
            });
    return body.toString();
  }

  static JsonNode parse(String document) throws JsonProcessingException {
    return MAPPER.readTree(document);
  }
}
