package io.sparkify.lake.service;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.validation.ValidationMethod;
import io.sparkify.lake.service.security.jwt.JwtConfiguration;
import io.sparkify.lake.service.security.token.TokenConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * Who may use the service, as far as the configuration says.
 *
 * @param tokens besides those that the database knows
 */
record SecuritySection(
    @JsonProperty("tokens") @NotNull List<@Valid @NotNull TokenConfiguration> tokens,
    @JsonProperty("jwt") @Valid @NotNull JwtConfiguration jwt) {

  @JsonIgnore
  @ValidationMethod(message = "tokens must have names and hashes that differ")
  public boolean isEveryTokenThereOnce() {
    return tokens == null
        || (tokens.stream().map(TokenConfiguration::name).distinct().count() == tokens.size()
            && tokens.stream().map(TokenConfiguration::sha256).distinct().count() == tokens.size());
  }
}
