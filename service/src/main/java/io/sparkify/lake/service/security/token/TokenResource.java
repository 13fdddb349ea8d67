package io.sparkify.lake.service.security.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.run.Requester;
import io.sparkify.lake.service.security.token.Tokens.Made;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Shows tokens, makes and revokes them. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class TokenResource {
  private final Tokens tokens;
  private final Clock clock;

  public TokenResource(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @GET
  @Operation(operationId = "listTokens", summary = "All tokens, those that were revoked among them")
  public Page<TokenView> list() {
    return Page.whole(
        tokens.all().stream().map(token -> TokenView.of(token, clock.instant())).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createToken", summary = "Makes a token, whose text is shown this once")
  @ApiResponse(
      responseCode = "201",
      description = "The token with its text; Location names it",
      content = @Content(schema = @Schema(implementation = NewTokenView.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = TokenRequest.class)))
          @Nullable String body,
      @Context SecurityContext security)
      throws JsonProcessingException {
    TokenRequest request = TokenRequest.parse(body);
    Made made =
        tokens.create(
            request.requiredName(), request.requiredRole(), request.end(), Requester.of(security));
    return Response.created(URI.create("tokens/" + made.token().name()))
        .entity(NewTokenView.of(made, clock.instant()))
        .build();
  }

  @GET
  @Path("/{name}")
  @Operation(operationId = "getToken", summary = "One token; never its text")
  public TokenView one(
      @Parameter(description = "The name of a token.") @PathParam("name") String name) {
    return TokenView.of(tokens.get(name), clock.instant());
  }

  /** Nothing that is sent with it is answered any more, and streams that it opened end. */
  @POST
  @Path("/{name}/revoke")
  @Operation(operationId = "revokeToken", summary = "Has a token open nothing any more")
  public TokenView revoke(
      @Parameter(description = "The name of a token.") @PathParam("name") String name,
      @Context SecurityContext security) {
    return TokenView.of(tokens.revoke(name, Requester.of(security)), clock.instant());
  }
}
