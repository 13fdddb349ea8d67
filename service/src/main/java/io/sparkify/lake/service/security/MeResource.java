package io.sparkify.lake.service.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says who asks, as the service sees it. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
  /**
   * Whoever asks.
   *
   * @param credential what proved it; {@code none} where nothing had to be proved
   * @param expiresAt when that ends; null if it does not
   */
  public record Me(
      @JsonProperty("name") String name,
      @JsonProperty("role") @Schema(allowableValues = {"viewer", "operator", "admin"}) String role,
      @JsonProperty("credential") @Schema(allowableValues = {"token", "jwt", "none"})
          String credential,
      @JsonProperty("expires_at") @Nullable Instant expiresAt) {}

  @GET
  @Operation(operationId = "getMe", summary = "Who asks, with which role, and until when")
  public Me me(
      @io.swagger.v3.oas.annotations.Parameter(hidden = true) @Context
          ContainerRequestContext request) {
    if (!(request.getProperty(Authentication.CALLER) instanceof Caller caller)) {
      throw new IllegalStateException("Authentication comes before");
    }
    return new Me(
        Objects.requireNonNullElse(caller.name(), "anonymous"),
        Objects.requireNonNull(caller.role()).text(),
        caller.credential(),
        caller.expiresAt());
  }
}
