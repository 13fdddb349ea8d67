package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Style;

/** Which instance answered, and which one writes. */
public final class InstancesText {
  private InstancesText() {}

  public static Block of(JsonNode answer, Screen screen) {
    JsonNode writer = answer.path("writer");
    Fields fields =
        new Fields()
            .add("asked", Json.text(answer, "instance") + " on " + Json.text(answer, "host"));
    if (Json.text(writer, "instance").isEmpty()) {
      return fields.add("writer", new Cell("nobody just now", Style.WAITING));
    }
    return fields
        .add(
            "writer",
            answer.path("is_writer").asBoolean()
                ? Cell.of("the same")
                : Cell.of(Json.text(writer, "instance") + " on " + Json.text(writer, "host")))
        .add("since", Json.exactly(writer, "since", screen))
        .add("term", Json.count(writer, "token"));
  }
}
