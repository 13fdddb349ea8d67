package io.sparkify.lake.service.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.PartitionKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.BadMessageException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class ProblemFeatureTest {
  private static final ObjectMapper JSON =
      Jackson.newObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final ResourceExtension service =
      ResourceExtension.builder()
          .setMapper(JSON)
          .setRegisterDefaultExceptionMappers(false)
          .addProvider(new ProblemFeature())
          .addResource(new Things())
          .build();

  /** Fails in every way that a resource can. */
  @Path("/things")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class Things {
    private static final Optional<String> NOTHING = Optional.empty();

    record Thing(@NotNull String name, PartitionKey partition, Size size) {}

    enum Size {
      SMALL,
      LARGE;

      @JsonCreator
      static Size parse(String text) {
        return valueOf(text);
      }
    }

    @GET
    public List<String> list(@QueryParam("limit") @DefaultValue("1") @Min(1) int limit) {
      return List.of();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String create(@NotNull @Valid Thing thing) {
      return thing.name();
    }

    @GET
    @Path("/{id}")
    public String thing(@PathParam("id") UUID id) {
      return id.toString();
    }

    @GET
    @Path("/busy")
    public String busy() {
      return NOTHING.orElseThrow(
          () ->
              ServiceException.conflict(
                  "already_active", "Another run is active.", Map.of("run_id", "r1")));
    }

    @GET
    @Path("/away")
    public String away() {
      return NOTHING.orElseThrow(
          () -> new ConnectionException(new SQLException("Timeout: select secret from run")));
    }

    @GET
    @Path("/broken-connection")
    public String brokenConnection() {
      return NOTHING.orElseThrow(
          () -> new IllegalStateException(new SQLException("gone", "08006")));
    }

    @GET
    @Path("/slow")
    public String slow() {
      return NOTHING.orElseThrow(
          () -> new IllegalStateException(new SQLException("select secret", "57014")));
    }

    @GET
    @Path("/trickling")
    public String trickling() {
      return NOTHING.orElseThrow(
          () -> new BadMessageException(408, "Request content data rate < 1024 B/s"));
    }

    @GET
    @Path("/broken")
    public String broken() {
      return NOTHING.orElseThrow(
          () -> new IllegalStateException("select secret from run at io.sparkify.X"));
    }
  }

  @Test
  void serviceExceptionBecomesAWholeProblemDocument() throws Exception {
    Response response = service.target("/things/busy").request().get();

    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(response.getHeaderString("Content-Type")).isEqualTo("application/problem+json");
    assertThat(json(response))
        .isEqualTo(
            JSON.readTree(
                """
                {"type":"about:blank","title":"Conflict","status":409,
                "detail":"Another run is active.","instance":"/things/busy",
                "code":"already_active","retryable":false,"errors":[],"run_id":"r1"}"""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "not JSON            | {name            | 400 | malformed | The body is not the JSON expected here (line 1, column 2).",
        "not an object       | [1]              | 400 | malformed | The body is not the JSON expected here (line 1, column 1).",
        "unknown member      | {\"nam\":1}      | 400 | malformed | The member 'nam' is not known here.",
        "our own words       | {\"partition\":\"x\"} | 400 | malformed | The member 'partition' is wrong: A partition is 'songs' or a month YYYY-MM, not 'x'",
        "Java's words stay   | {\"size\":\"HUGE\"} | 400 | malformed | The member 'size' has no valid value.",
        "wrong type          | {\"name\":{}}    | 400 | malformed | The member 'name' has no value of the right type.",
        "missing member      | {}               | 422 | impossible | name must not be null.",
      })
  void badBodySaysWhatIsWrongInPlainWords(
      String rule, String body, int status, String code, String detail) throws Exception {
    Response response = service.target("/things").request().post(Entity.json(body));

    JsonNode problem = json(response);
    assertThat(problem.get("detail").textValue()).as(rule).startsWith(detail);
    assertThat(response.getStatus()).as(rule).isEqualTo(status);
    assertThat(problem.get("code").textValue()).as(rule).isEqualTo(code);
  }

  @Test
  void fieldErrorsAreListed() throws Exception {
    Response response = service.target("/things").queryParam("limit", 0).request().get();

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).get("errors"))
        .isEqualTo(
            JSON.readTree(
                "[{\"field\":\"limit\",\"message\":\"must be greater than or equal to 1\"}]"));
  }

  @Test
  void parameterOfAnotherTypeIsMalformed() throws Exception {
    Response response = service.target("/things").queryParam("limit", "ten").request().get();

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).get("detail").textValue())
        .isEqualTo("The parameter 'limit' is malformed.");
  }

  @ParameterizedTest(name = "{0} {1}: {3}")
  @CsvSource({
    "GET, /nothing, application/json, 404, not_found",
    "GET, /things/no-uuid, application/json, 404, not_found",
    "DELETE, /things, application/json, 405, method_not_allowed",
    "GET, /things, image/png, 406, not_acceptable",
  })
  void requestThatReachesNoResourceIsAProblemDocument(
      String method, String path, String accept, int status, String code) throws Exception {
    Response response = service.target(path).request(accept).method(method);

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getHeaderString("Content-Type")).isEqualTo("application/problem+json");
    assertThat(json(response).get("code").textValue()).isEqualTo(code);
  }

  @Test
  void bodyThatComesTooSlowlyIsNoFaultOfTheService() throws Exception {
    Response response = service.target("/things/trickling").request().get();

    assertThat(response.getStatus()).isEqualTo(408);
    assertThat(json(response).get("code").textValue()).isEqualTo("request_timeout");
  }

  @Test
  void methodNotAllowedNamesTheAllowedOnes() {
    Response response = service.target("/things").request().delete();

    assertThat(response.getHeaderString("Allow")).contains("GET").contains("POST");
  }

  @Test
  void bodyOfAnotherMediaTypeIsRefused() {
    Response response = service.target("/things").request().post(Entity.text("name"));

    assertThat(response.getStatus()).isEqualTo(415);
  }

  @Test
  void bodyOfMoreThanOneMebibyteIsRefused() throws Exception {
    String body = "{\"name\":\"" + "x".repeat(RequestSizeLimit.MAX_BYTES) + "\"}";
    Response response = service.target("/things").request().post(Entity.json(body));

    assertThat(response.getStatus()).isEqualTo(413);
    assertThat(json(response).get("code").textValue()).isEqualTo("too_large");
  }

  @ParameterizedTest
  @CsvSource({
    "/things/away, database_unavailable",
    "/things/broken-connection, database_unavailable",
    "/things/slow, database_slow"
  })
  void databaseThatIsAwayOrSlowAsksToComeBack(String path, String code) throws Exception {
    Response response = service.target(path).request().get();

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
    JsonNode problem = json(response);
    assertThat(problem.get("code").textValue()).isEqualTo(code);
    assertThat(problem.get("retryable").booleanValue()).isTrue();
    assertThat(problem.toString()).doesNotContain("select");
  }

  @Test
  void unexpectedErrorTellsNothingButItsId() throws Exception {
    Response response = service.target("/things/broken").request().get();

    assertThat(response.getStatus()).isEqualTo(500);
    JsonNode problem = json(response);
    assertThat(problem.get("code").textValue()).isEqualTo("internal");
    assertThat(problem.get("detail").textValue())
        .isEqualTo(
            "Something went wrong; the service's log has the details under error %s."
                .formatted(problem.get("error_id").textValue()));
    assertThat(problem.toString()).doesNotContain("select").doesNotContain("io.sparkify");
  }

  private static JsonNode json(Response response) throws Exception {
    return JSON.readTree(response.readEntity(String.class));
  }
}
