package io.sparkify.lake.service.cli.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request and what comes back. It is Java's old client, as that starts in a quarter of the new
 * one's time.
 */
final class Exchange {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final int FIRST_REFUSAL = 300;
  private static final int LONGEST = 64 * 1024 * 1024;

  static {
    // A POST is never sent twice behind our back.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final ServiceUrl url;
  private final HttpURLConnection connection;

  private Exchange(ServiceUrl url, HttpURLConnection connection) {
    this.url = url;
    this.connection = connection;
  }

  /** Nothing is sent yet. */
  static Exchange open(
      ServiceUrl url, String token, Duration patience, String method, String path, String accept)
      throws CommandFailedException {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.resolve(path).toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setConnectTimeout(
          (int) Math.min(CONNECT_WITHIN.toMillis(), Math.max(1, patience.toMillis())));
      connection.setReadTimeout((int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
      connection.setUseCaches(false);
      // A token goes to nobody but the service that was named.
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("Accept", accept);
      if (!token.isEmpty()) {
        connection.setRequestProperty("Authorization", "Bearer " + token);
      }
      return new Exchange(url, connection);
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be asked: %s".formatted(url, e.getMessage()), e);
    }
  }

  Exchange header(String name, String value) {
    connection.setRequestProperty(name, value);
    return this;
  }

  Exchange withNewKey() {
    return header("Idempotency-Key", UUID.randomUUID().toString());
  }

  /** Sends the body, if there is one, and waits for the answer's status. */
  int send(@Nullable String body) throws UnreachableException {
    try {
      if (body != null) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
          out.write(bytes);
        }
      }
      return connection.getResponseCode();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  InputStream stream() throws UnreachableException {
    try {
      InputStream in =
          connection.getResponseCode() < FIRST_REFUSAL
              ? connection.getInputStream()
              : connection.getErrorStream();
      return Objects.requireNonNullElse(in, new ByteArrayInputStream(new byte[0]));
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  byte[] bytes() throws CommandFailedException {
    try (InputStream in = stream()) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new CommandFailedException("The answer of %s is too long".formatted(url));
      }
      return bytes;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  String header(String name) {
    return Objects.requireNonNullElse(connection.getHeaderField(name), "");
  }

  UnreachableException unreachable(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return new UnreachableException(
          "%s did not answer in time\nTo wait longer: --timeout 5m".formatted(url), e);
    }
    return e instanceof UnknownHostException
        ? new UnreachableException(
            "There is no host '%s'\nName the service by --url or LAKE_URL."
                .formatted(url.base().getHost()),
            e)
        : new UnreachableException(
            ("No service answers at %s\nStart one with ./lake server, or name it by --url or"
                    + " LAKE_URL.")
                .formatted(url),
            e);
  }
}
