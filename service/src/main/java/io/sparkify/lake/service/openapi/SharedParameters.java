package io.sparkify.lake.service.openapi;

import io.sparkify.lake.service.idempotency.Idempotency;
import io.sparkify.lake.service.partition.PageLimit;
import io.sparkify.lake.service.table.LakeTable;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;

/** Says of parameters that mean the same in every call what they are. */
final class SharedParameters {
  private static final String LIMIT = "limit";
  private static final Map<String, Text> BY_NAME =
      Map.ofEntries(
          Map.entry(
              "cursor", Text.of("The next_cursor of the page before; nothing for the first.")),
          Map.entry(
              "Idempotency-Key",
              new Text(
                  "The same key and body make nothing again within seven days; the answer is that"
                      + " of the first time.",
                  "string",
                  Idempotency.KEY)),
          Map.entry("partition", Text.PARTITION),
          Map.entry("id", new Text("Its id.", "string", Text.UUID.pattern())),
          Map.entry("name", Text.of("The name of a schedule.")),
          Map.entry(
              "table",
              new Text("The name of a table.", "string", String.join("|", LakeTable.names()))),
          Map.entry("created_gte", Text.of("From then on; ISO-8601 with Z.")),
          Map.entry("created_lte", Text.of("Until then; ISO-8601 with Z.")),
          Map.entry("attempt", new Text("From 1 on; the last one if left out.", "integer", null)));

  private SharedParameters() {}

  static void describe(OpenAPI document) {
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .flatMap(call -> parameters(call).stream())
        .filter(parameter -> parameter.getDescription() == null)
        .forEach(SharedParameters::describe);
  }

  private static List<Parameter> parameters(Operation call) {
    return call.getParameters() == null ? List.of() : call.getParameters();
  }

  private static void describe(Parameter parameter) {
    Text text = BY_NAME.get(parameter.getName());
    if (text != null) {
      parameter.description(text.description()).schema(text.schema());
    } else if (parameter.getName().equals(LIMIT)) {
      parameter
          .description("Entries of a page.")
          .schema(Text.number(1, PageLimit.MAX, PageLimit.DEFAULT));
    }
  }
}
