package io.sparkify.lake.service.security.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Parameter;
import io.sparkify.lake.service.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body that asks for a token. */
record TokenRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = TokenName.PATTERN)
        @Nullable String name,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"viewer", "operator", "admin"})
        @Nullable String role,
    @Schema(description = "When it ends; never if left out.", format = "date-time")
        @Nullable String expiresAt) {

  /** What is not such a body is told by its mapper. */
  static TokenRequest parse(@Nullable String body) throws JsonProcessingException {
    TokenRequest request =
        body == null || body.isBlank() ? null : ContractJson.read(body, TokenRequest.class);
    if (request == null) {
      throw malformed("it is empty");
    }
    return request;
  }

  String requiredName() {
    return Parameter.read("name", required("name", name), TokenName::parse);
  }

  Role requiredRole() {
    return Parameter.read("role", required("role", role), Role::parse);
  }

  @Nullable Instant end() {
    return Parameter.optional("expires_at", expiresAt, Parameter::instant).orElse(null);
  }

  private static String required(String member, @Nullable String value) {
    if (value == null) {
      throw malformed(member + " is missing");
    }
    return value;
  }

  private static ServiceException malformed(String why) {
    return ServiceException.malformed(
        "malformed", "The body is {\"name\", \"role\", \"expires_at\"}: " + why);
  }
}
