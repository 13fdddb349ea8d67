package io.sparkify.lake.service.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.service.error.ServiceException;
import org.jspecify.annotations.Nullable;

/** The body of an action: {@code {"reason"}}, or nothing at all. */
public record ActionRequest(@Nullable String reason) {
  private static final int REASON_CHARACTERS = 1_000;

  public static ActionRequest parse(@Nullable String body) throws JsonProcessingException {
    if (body == null || body.isBlank()) {
      return new ActionRequest(null);
    }
    ActionRequest request = ContractJson.read(body, ActionRequest.class);
    if (request == null) {
      throw ServiceException.malformed("malformed", "The body is {\"reason\"}: it is null");
    }
    return request;
  }

  Wish wish(String who, String otherwise) {
    return new Wish(who, words(reason, otherwise));
  }

  /** The reason, or other words where there is none. */
  public String words(String otherwise) {
    return words(reason, otherwise);
  }

  /** A reason that the database can hold. */
  public static String words(@Nullable String reason, String otherwise) {
    String words = reason == null || reason.isBlank() ? otherwise : reason.strip();
    if (words.length() > REASON_CHARACTERS || words.indexOf('\0') >= 0) {
      throw ServiceException.malformed(
          "malformed", "reason: It has at most 1,000 characters, none of them null");
    }
    return words;
  }
}
