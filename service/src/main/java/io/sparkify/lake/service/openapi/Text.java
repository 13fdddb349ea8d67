package io.sparkify.lake.service.openapi;

import io.sparkify.lake.job.contract.LogMonth;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a single value.
 *
 * @param type of JSON Schema
 * @param pattern of the whole text; null for any
 */
record Text(@Nullable String description, String type, @Nullable String pattern) {
  static final Text PARTITION =
      new Text("A month, or songs for the catalog.", "string", "songs|" + LogMonth.PATTERN);
  static final Text UUID =
      new Text(null, "string", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static Text of(String description) {
    return new Text(description, "string", null);
  }

  Schema<?> schema() {
    Schema<?> schema = new JsonSchema();
    schema.addType(type);
    if (pattern != null) {
      schema.setPattern("^(" + pattern + ")$");
    }
    return schema;
  }

  /** Of a whole number; both limits included. */
  static Schema<?> number(int least, int most, int otherwise) {
    Schema<?> schema = new JsonSchema();
    schema.addType("integer");
    schema.setMinimum(BigDecimal.valueOf(least));
    schema.setMaximum(BigDecimal.valueOf(most));
    schema.setDefault(otherwise);
    return schema;
  }
}
