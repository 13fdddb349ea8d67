package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Screen;

/** How an answer looks as text. */
@FunctionalInterface
public interface View {
  Block of(JsonNode answer, Screen screen);
}
