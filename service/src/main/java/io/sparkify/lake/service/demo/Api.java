package io.sparkify.lake.service.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** What the demonstration sees of the service. */
@FunctionalInterface
interface Api {
  /**
   * The answer to a GET.
   *
   * @param path below {@code /api/v1}, with its slash
   */
  JsonNode get(String path);
}
