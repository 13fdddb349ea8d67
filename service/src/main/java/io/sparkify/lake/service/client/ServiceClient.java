package io.sparkify.lake.service.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a running service. */
final class ServiceClient {
  private static final int OK = 200;
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  // A verification reads all files of a month before it answers.
  private static final Duration ANSWER_WITHIN = Duration.ofHours(1);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String url;
  private final String token;

  /**
   * @param url such as {@code http://127.0.0.1:8080}
   * @param token sent as a bearer's; empty for none
   */
  ServiceClient(String url, String token) {
    this.url = url.replaceFirst("/+$", "");
    this.token = token;
  }

  JsonNode get(String path) throws CommandFailedException {
    return send(request(path).GET());
  }

  JsonNode post(String path) throws CommandFailedException {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) throws CommandFailedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url + "/api/v1" + path)).timeout(ANSWER_WITHIN);
      return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(
          "'%s' is no URL of a service, such as http://127.0.0.1:8080".formatted(url), e);
    }
  }

  private JsonNode send(HttpRequest.Builder request) throws CommandFailedException {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      JsonNode body = json.readTree(response.body());
      if (response.statusCode() != OK) {
        throw new CommandFailedException(
            "%s (%s)"
                .formatted(
                    body.path("detail").asText("status " + response.statusCode()),
                    body.path("code").asText("no code")));
      }
      return body;
    } catch (JsonProcessingException e) {
      throw new CommandFailedException("What answers at %s is no lake service".formatted(url), e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "No service answers at %s: start one with ./lake server, or name it by --url"
              .formatted(url),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("Interrupted", e);
    }
  }
}
