package io.sparkify.lake.service.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import org.jspecify.annotations.Nullable;

/**
 * One malformed line of the input.
 *
 * @param file where it is, relative to the partition's source
 * @param line its number, from 1 on
 * @param reason what is wrong with it
 * @param text the line, at most its first 2,000 characters and then {@code …}; null where it is no
 *     text
 */
record QuarantinedLine(
    @Nullable String file, long line, @Nullable String reason, @Nullable String text) {
  private static final int TEXT_CHARACTERS = 2_000;
  private static final String BACKSLASHES_OR_HALF_A_CODE =
      "(?s)(?<!\\\\)((?:\\\\\\\\)*)\\\\(u\\p{XDigit}{0,3})?$";

  QuarantinedLine {
    text = text == null ? null : bounded(text);
  }

  /**
   * Reads one.
   *
   * @param json of which the end may be cut off within the text, which comes last
   */
  static QuarantinedLine parse(String json, boolean whole) {
    try {
      return ContractJson.read(whole ? json : closed(json), QuarantinedLine.class);
    } catch (JsonProcessingException e) {
      return new QuarantinedLine(null, 0, "this entry of the quarantine is damaged", json);
    }
  }

  private static String closed(String json) {
    return json.replaceFirst(BACKSLASHES_OR_HALF_A_CODE, "$1") + "…\"}";
  }

  private static String bounded(String text) {
    if (text.length() <= TEXT_CHARACTERS) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(TEXT_CHARACTERS - 1))
            ? TEXT_CHARACTERS - 1
            : TEXT_CHARACTERS;
    return text.substring(0, end) + "…";
  }
}
