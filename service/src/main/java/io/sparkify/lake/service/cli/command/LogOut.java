package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sparkify.lake.service.cli.text.Escape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Prints a log that comes in pieces: to a file as it is, to a terminal without what it would obey,
 * and for a program one JSON object a line.
 */
final class LogOut {
  private final Surroundings around;
  private final boolean json;
  // A piece may end within a line, or within a letter.
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

  LogOut(Surroundings around, boolean json) {
    this.around = around;
    this.json = json;
  }

  void write(byte[] bytes) {
    if (!json && !around.terminal()) {
      around.out().write(bytes, 0, bytes.length);
      around.out().flush();
      return;
    }
    for (byte each : bytes) {
      if (each == '\n') {
        line();
      } else {
        unfinished.write(each);
      }
    }
  }

  /** Prints what has no end of line. */
  void end() {
    if (unfinished.size() > 0) {
      line();
    }
  }

  /** Something about the log that is not in it. */
  void note(String words) {
    end();
    around.err().println("lake: " + words);
  }

  private void line() {
    String line = unfinished.toString(StandardCharsets.UTF_8);
    unfinished.reset();
    around
        .out()
        .println(
            json
                ? Escape.json(JsonNodeFactory.instance.objectNode().put("line", line).toString())
                : Escape.lines(line.replaceFirst("\r$", "")));
  }
}
