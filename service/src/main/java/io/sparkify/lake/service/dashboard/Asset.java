package io.sparkify.lake.service.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkify.lake.job.contract.Sha256;

/**
 * One file of the dashboard.
 *
 * @param type as {@code Content-Type} has it
 * @param tag as {@code ETag} has it: another content has another one
 */
@SuppressWarnings("ArrayRecordComponent") // written as it is, and never changed
record Asset(byte[] bytes, String type, String tag) {
  private static final int DIGITS = 32;

  static Asset of(String text, String type) {
    return new Asset(text.getBytes(UTF_8), type, '"' + Sha256.of(text).substring(0, DIGITS) + '"');
  }
}
