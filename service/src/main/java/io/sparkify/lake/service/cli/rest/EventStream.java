package io.sparkify.lake.service.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/** Reads server-sent events, one after the other. */
public final class EventStream implements AutoCloseable {
  private static final int LONGEST = 1024 * 1024;

  private final Exchange exchange;
  private final BufferedReader lines;
  private String lastId = "";

  EventStream(Exchange exchange) throws UnreachableException {
    this.exchange = exchange;
    this.lines =
        new BufferedReader(new InputStreamReader(exchange.stream(), StandardCharsets.UTF_8));
  }

  /**
   * One event.
   *
   * @param type empty if it has none
   * @param data its JSON; missing if the data is something else
   */
  public record Event(String type, String document, JsonNode data) {}

  /** The next one, whenever it comes; empty when the stream has ended. */
  public Optional<Event> next() throws CommandFailedException {
    String type = "";
    StringJoiner data = new StringJoiner("\n");
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && data.length() > 0) {
          return Optional.of(new Event(type, data.toString(), json(data.toString())));
        }
        if (data.length() + line.length() > LONGEST) {
          throw new CommandFailedException("The service sent an event that is too long");
        }
        lastId = line.startsWith("id:") ? value(line) : lastId;
        type = line.startsWith("event:") ? value(line) : type;
        if (line.startsWith("data:")) {
          data.add(value(line));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw exchange.unreachable(e);
    }
  }

  /** Where to resume; empty if the stream has said nothing of that. */
  public String lastId() {
    return lastId;
  }

  @Override
  public void close() throws CommandFailedException {
    try {
      lines.close();
    } catch (IOException e) {
      throw exchange.unreachable(e);
    }
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).replaceFirst("^ ", "");
  }

  private static JsonNode json(String data) {
    try {
      return Body.parse(data);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
