package io.sparkify.lake.service.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running service, as its REST API shows it. */
public final class Service {
  private static final String JSON = "application/json, application/problem+json";
  private static final String LOG = "text/plain, application/problem+json";
  private static final int FIRST_REFUSAL = 300;
  private static final int NOT_FOUND = 404;

  private final ServiceUrl url;
  private final String token;
  private final Duration patience;

  /**
   * Nothing is asked yet.
   *
   * @param token sent as a bearer's; empty for none
   * @param patience how long an answer may take
   */
  public Service(ServiceUrl url, String token, Duration patience) {
    this.url = url;
    this.token = token;
    this.patience = patience;
  }

  /** The same, which may take that long to answer. */
  public Service waiting(Duration changed) {
    return new Service(url, token, changed);
  }

  public Answer get(Query path) throws CommandFailedException {
    return send(open("GET", path, JSON), null, "");
  }

  /** Does something that was there to be done. */
  public Answer post(Query path) throws CommandFailedException {
    return post(path, Map.of());
  }

  /** Does something for a reason. */
  public Answer post(Query path, Map<String, Object> body) throws CommandFailedException {
    return send(open("POST", path, JSON), Body.of(body), "");
  }

  /**
   * Makes something; the same request would not make another.
   *
   * @param subject what it is about, for the words of a refusal
   */
  public Answer create(Query path, Map<String, Object> body, String subject)
      throws CommandFailedException {
    return send(open("POST", path, JSON).withNewKey(), Body.of(body), subject);
  }

  /** What the service sends from now on, until it or the listener ends. */
  public EventStream events(Query path, String lastId) throws CommandFailedException {
    Exchange exchange = open("GET", path, "text/event-stream");
    if (!lastId.isEmpty()) {
      exchange.header("Last-Event-ID", lastId);
    }
    requireGood(exchange, exchange.send(null), "");
    return new EventStream(exchange);
  }

  /** A part of a log; empty while there is none. */
  public Optional<LogPart> log(Query path) throws CommandFailedException {
    Exchange exchange = open("GET", path, LOG);
    int status = exchange.send(null);
    if (status == NOT_FOUND) {
      JsonNode problem = parse(text(exchange));
      if (problem.path("code").asText().equals("no_log")) {
        return Optional.empty();
      }
      throw refusal(exchange, status, problem, "");
    }
    requireGood(exchange, status, "");
    return Optional.of(
        new LogPart(
            exchange.bytes(),
            number(exchange.header("X-Log-Next")),
            number(exchange.header("X-Log-Size"))));
  }

  private Exchange open(String method, Query path, String accept) throws CommandFailedException {
    return Exchange.open(url, token, patience, method, path.toString(), accept);
  }

  private Answer send(Exchange exchange, @Nullable String body, String subject)
      throws CommandFailedException {
    requireGood(exchange, exchange.send(body), subject);
    String document = text(exchange);
    return new Answer(document, parse(document));
  }

  private void requireGood(Exchange exchange, int status, String subject)
      throws CommandFailedException {
    if (status >= FIRST_REFUSAL) {
      throw refusal(exchange, status, problem(exchange, status), subject);
    }
  }

  /** What stands between us and the service may answer for it with something else than JSON. */
  private JsonNode problem(Exchange exchange, int status) throws CommandFailedException {
    String document = text(exchange);
    return status >= Problems.BAD_GATEWAY && !document.startsWith("{")
        ? JsonNodeFactory.instance.objectNode()
        : parse(document);
  }

  private static RefusedException refusal(
      Exchange exchange, int status, JsonNode problem, String subject) {
    return new RefusedException(
        status, problem, Problems.words(status, problem, exchange.header("Retry-After"), subject));
  }

  private static String text(Exchange exchange) throws CommandFailedException {
    return new String(exchange.bytes(), StandardCharsets.UTF_8);
  }

  private JsonNode parse(String document) throws CommandFailedException {
    try {
      JsonNode json = Body.parse(document);
      if (json instanceof MissingNode) {
        return JsonNodeFactory.instance.objectNode();
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new CommandFailedException(
          "What answers at %s is no lake service\nName the service by --url or LAKE_URL."
              .formatted(url),
          e);
    }
  }

  private static long number(String header) {
    return header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
  }
}
