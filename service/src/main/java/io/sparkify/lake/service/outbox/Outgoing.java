package io.sparkify.lake.service.outbox;

import java.net.URI;
import java.util.Map;

/**
 * A request as it goes out. Its address and its headers may be secrets.
 *
 * @param body JSON
 */
public record Outgoing(URI address, Map<String, String> headers, String body) {
  public Outgoing {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "a request to " + address.getHost();
  }
}
