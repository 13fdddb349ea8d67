package io.sparkify.lake.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.testing.junit5.DropwizardClientExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.error.ProblemFeature;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@ExtendWith(DropwizardExtensionsSupport.class)
class AuditTest {
  private static final Instant START = Instant.parse("2018-12-01T06:00:00Z");

  private final MutableClock clock = new MutableClock(START);
  private final Jdbi jdbi;
  private final Audit audit;
  private final ResourceExtension server;
  private final DropwizardClientExtension web;

  AuditTest(TestDatabase database) {
    jdbi = database.empty();
    AuditStore store = new AuditStore(jdbi);
    audit = new Audit(store);
    AuditFeature feature = new AuditFeature(audit, clock);
    server = Rest.serving(new Things(), new AuditResource(store), feature);
    web = new DropwizardClientExtension(new Things(), feature, new ProblemFeature());
  }

  @Test
  void changeLeavesARowWithWhatItMade() {
    post("/things", "{\"name\": \"secret\", \"reason\": \"late files\"}");
    JsonNode page = rows("");
    assertThat(page.get("total_entries").asInt()).isEqualTo(1);
    assertThat(page.at("/items/0/id").asLong()).isPositive();
    assertThat(without(page.at("/items/0")))
        .isEqualTo(
            Rest.json(
                """
                {"at": "2018-12-01T06:00:00Z", "who": "anonymous", "remote_address": "unknown",
                 "action": "things.create", "method": "POST", "route": "/things",
                 "parameters": "", "reason": "late files", "status": 201, "code": null,
                 "made": "t-1"}
                """));
    assertThat(page.toString()).doesNotContain("secret");
  }

  @Test
  void refusedRequestLeavesARowWithItsCode() {
    post("/things/7/stop", "{\"reason\": \"now\"}");
    assertThat(without(rows("").at("/items/0")))
        .isEqualTo(
            Rest.json(
                """
                {"at": "2018-12-01T06:00:00Z", "who": "anonymous", "remote_address": "unknown",
                 "action": "things.stop", "method": "POST", "route": "/things/{id}/stop",
                 "parameters": "id=7", "reason": "now", "status": 409, "code": "illegal_state",
                 "made": null}
                """));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "DELETE, things/7, things.delete, /things/{id}, 204, ",
    "PATCH, things/7, unknown, '', 405, method_not_allowed",
    "POST, nowhere/7, unknown, '', 404, not_found",
  })
  void everyOtherRequestThatIsNotForReadingLeavesOneToo(
      String method, String path, String action, String route, int status, @Nullable String code) {
    Invocation.Builder request = server.target("/" + path).request();
    ("DELETE".equals(method) ? request.delete() : request.method(method, Entity.json("{}")))
        .close();
    JsonNode row = rows("").at("/items/0");
    assertThat(row.get("action").asText()).isEqualTo(action);
    assertThat(row.get("route").asText()).isEqualTo(route);
    assertThat(row.get("status").asInt()).isEqualTo(status);
    assertThat(row.get("code").asText()).isEqualTo(String.valueOf(code));
  }

  @Test
  void readingLeavesNone() {
    server.target("/things").request().get().close();
    assertThat(rows("").get("total_entries").asInt()).isZero();
  }

  @Test
  void requestTooManyLeavesNone() {
    assertThat(post("/things/8/stop", "{}")).isEqualTo(429);
    assertThat(rows("").get("total_entries").asInt()).isZero();
  }

  @Test
  void addressIsThatOfTheClient() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(web.baseUri() + "/things"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(201);
    assertThat(rows("").at("/items/0/remote_address").asText()).isIn("127.0.0.1", "[::1]", "::1");
  }

  @Test
  void textsAreCutToWhatTheTableHolds() {
    String reason = "\\u0000" + "r".repeat(2_000);
    post("/things/" + "7".repeat(3_000) + "/stop", "{\"reason\": \"" + reason + "\"}");
    JsonNode row = rows("").at("/items/0");
    assertThat(row.get("reason").asText()).hasSize(1_000).startsWith("?rrr").endsWith("r…");
    assertThat(row.get("parameters").asText()).hasSize(1_000).startsWith("id=777");
  }

  @Test
  void rowsAreFilteredAndComeInPagesNewestFirst() {
    for (int i = 0; i < 5; i++) {
      post("/things", "{\"reason\": \"%d\"}".formatted(i));
      clock.advance(Duration.ofHours(1));
    }
    post("/things/7/stop", "{}");
    JsonNode first = rows("?action=things.create&limit=2");
    assertThat(first.get("total_entries").asInt()).isEqualTo(5);
    assertThat(first.findValuesAsText("reason")).containsExactly("4", "3");
    JsonNode second =
        rows("?action=things.create&limit=2&cursor=" + first.get("next_cursor").asText());
    assertThat(second.findValuesAsText("reason")).containsExactly("2", "1");
    assertThat(rows("?who=somebody").get("items")).isEmpty();
    assertThat(rows("?who=anonymous").get("items")).hasSize(6);
    assertThat(
            rows("?created_gte=2018-12-01T08:00:00Z&created_lte=2018-12-01T09:00:00Z")
                .findValuesAsText("reason"))
        .containsExactly("3", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, 400, malformed",
    "?cursor=x, 400, malformed",
    "?created_gte=yesterday, 400, malformed",
    "?created_gte=2018-12-02T00:00:00Z&created_lte=2018-12-01T00:00:00Z, 422, from_after_to",
  })
  void nonsenseIsRefused(String query, int status, String code) {
    Answer refused = Rest.get(server, "/audit" + query);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.body().get("code").asText()).isEqualTo(code);
  }

  @Test
  void changeStaysDoneAndHealthSaysSoWhereItsRowCannotBeWritten() {
    jdbi.useHandle(handle -> handle.execute("alter table audit rename to audit_gone"));
    try {
      assertThat(post("/things", "{}")).isEqualTo(201);
      assertThat(audit.problem()).hasValueSatisfying(words -> assertThat(words).contains("change"));
    } finally {
      jdbi.useHandle(handle -> handle.execute("alter table audit_gone rename to audit"));
    }
    post("/things", "{}");
    assertThat(audit.problem()).isEmpty();
  }

  private int post(String path, String json) {
    try (Response response = server.target(path).request().post(Entity.json(json))) {
      return response.getStatus();
    }
  }

  private JsonNode rows(String query) {
    return Rest.get(server, "/audit" + query).body();
  }

  private static JsonNode without(JsonNode row) {
    return ((ObjectNode) row.deepCopy()).without("id");
  }

  /** Something that can be changed. */
  @Path("/things")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class Things {
    @GET
    public String list() {
      return "{}";
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(String body) {
      return Response.created(URI.create("things/t-1")).entity("{}").build();
    }

    @POST
    @Path("/{id}/stop")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response stop(@PathParam("id") String id, String body) {
      if (id.startsWith("7")) {
        throw ServiceException.conflict("illegal_state", "It stands still.", Map.of());
      }
      return Response.status(429).build();
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {}
  }
}
