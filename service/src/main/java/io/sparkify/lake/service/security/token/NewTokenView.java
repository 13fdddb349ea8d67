package io.sparkify.lake.service.security.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sparkify.lake.service.security.token.Tokens.Made;
import java.time.Instant;

/**
 * A token that was just made.
 *
 * @param secret the token itself; it is shown this once
 */
record NewTokenView(@JsonUnwrapped TokenView view, @JsonProperty("token") String secret) {
  static NewTokenView of(Made made, Instant now) {
    return new NewTokenView(TokenView.of(made.token(), now), made.secret().text());
  }

  @Override
  public String toString() {
    return view.toString();
  }
}
