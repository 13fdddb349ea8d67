package io.sparkify.lake.service.s3;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One request between a client and the server behind the proxy. */
public final class Exchange {
  private static final String PROBLEM =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Error><Code>%s</Code><Message>As the trial wants it</Message><RequestId>0</RequestId></Error>
      """;

  private final S3Request request;
  private final HttpMessage head;
  private final Connection client;
  private final Connection server;
  private boolean open = true;

  Exchange(HttpMessage head, Connection client, Connection server) {
    this.request = S3Request.of(head);
    this.head = head;
    this.client = client;
    this.server = server;
  }

  /** Something to do between the server's answer and the client's hearing of it. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  S3Request request() {
    return request;
  }

  /** Whether both connections can be used for another request. */
  boolean isOpen() {
    return open;
  }

  void forward() throws IOException {
    forward(() -> {});
  }

  void forward(Step answered) throws IOException {
    HttpMessage answer = ask();
    answered.run();
    if (!open) {
      return;
    }
    OutputStream out = new BufferedOutputStream(client.out(), 64 * 1024);
    answer.writeTo(out);
    if (hasBody(answer)) {
      answer.copyBody(server.in(), out);
    }
    out.flush();
    open = !answer.closes() && !head.closes();
  }

  /** Sends the request on, and reads the head of the answer. */
  private HttpMessage ask() throws IOException {
    consent();
    OutputStream out = new BufferedOutputStream(server.out(), 64 * 1024);
    head.without("Expect").writeTo(out);
    head.copyBody(client.in(), out);
    out.flush();
    HttpMessage answer = HttpMessage.read(server.in());
    if (answer == null) {
      throw new EOFException("The server closed the connection");
    }
    return answer;
  }

  /** A client that asks first is told to go on here. */
  private void consent() throws IOException {
    if ("100-continue".equalsIgnoreCase(head.headers().get("Expect"))) {
      client.out().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  void answer(int status, String code) throws IOException {
    consent();
    head.copyBody(client.in(), OutputStream.nullOutputStream());
    byte[] body =
        request.is(S3Operation.HEAD)
            ? new byte[0]
            : PROBLEM.formatted(code).getBytes(StandardCharsets.UTF_8);
    String answer =
        "HTTP/1.1 %d Refused\r\nContent-Type: application/xml\r\nx-amz-bucket-region: eu-north-1\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, body.length);
    client.out().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    client.out().write(body);
    client.out().flush();
  }

  void reset() throws IOException {
    open = false;
    client.reset();
  }

  void cut() throws IOException {
    HttpMessage answer = ask();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    answer.writeTo(whole);
    answer.copyBody(server.in(), whole);
    client.out().write(whole.toByteArray(), 0, whole.size() - Math.min(whole.size(), 100));
    client.out().flush();
    reset();
  }

  private boolean hasBody(HttpMessage answer) {
    return !request.is(S3Operation.HEAD) && answer.status() != 204 && answer.status() != 304;
  }
}
