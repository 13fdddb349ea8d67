package io.sparkify.lake.service.storage;

import java.util.Map;

/**
 * How long and how often a storage server is asked that does not do as asked. S3A waits 15 seconds
 * at least, whatever it is told.
 */
final class Patience {
  /**
   * The next tick asks again: one more try in between, and no longer than 15 seconds an operation.
   */
  static final Map<String, String> OF_A_TICK =
      Map.of(
          "fs.s3a.connection.establish.timeout", "15s",
          "fs.s3a.connection.timeout", "15s",
          "fs.s3a.connection.request.timeout", "15s",
          "fs.s3a.connection.part.upload.timeout", "15s",
          "fs.s3a.attempts.maximum", "1",
          "fs.s3a.retry.limit", "0",
          "fs.s3a.retry.throttle.limit", "0",
          "ipc.client.connect.timeout", "5000",
          "ipc.client.connect.max.retries", "1",
          "ipc.client.connect.max.retries.on.timeouts", "1");

  /**
   * A load costs more than a wait: a server that answers with errors, or that accepts no
   * connection, is asked for about half a minute; one that does not answer for about two minutes.
   */
  static final Map<String, String> OF_A_LOAD =
      Map.of(
          "fs.s3a.connection.establish.timeout", "15s",
          "fs.s3a.connection.timeout", "20s",
          "fs.s3a.connection.request.timeout", "25s",
          "fs.s3a.connection.part.upload.timeout", "40s",
          "fs.s3a.attempts.maximum", "2",
          "fs.s3a.retry.limit", "2",
          "fs.s3a.retry.interval", "3s",
          "fs.s3a.retry.throttle.limit", "4",
          "fs.s3a.retry.throttle.interval", "1s");

  private Patience() {}
}
