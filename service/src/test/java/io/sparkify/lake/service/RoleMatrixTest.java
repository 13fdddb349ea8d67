package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardAppExtension.ServiceListener;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.sparkify.lake.job.contract.Sha256;
import io.sparkify.lake.service.openapi.OpenApiClient;
import io.sparkify.lake.service.security.Access;
import io.sparkify.lake.service.security.Access.Port;
import io.sparkify.lake.service.security.Role;
import io.sparkify.lake.service.security.jwt.IdentityProvider;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every end point that the server has, asked with every kind of credentials. */
@ExtendWith(DropwizardExtensionsSupport.class)
class RoleMatrixTest {
  private static final String DATABASE = "matrix";
  private static final int ATTEMPTS = 10;
  private static final IdentityProvider PROVIDER = IdentityProvider.start();
  private static final ServerRoutes ROUTES = new ServerRoutes();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static final DropwizardAppExtension<LakeConfiguration> SERVICE =
      InProcess.service(
              () -> folder,
              DATABASE,
              InProcess.unlimited(
                  ConfigOverride.config("source.auto_load", "false"),
                  ConfigOverride.config("security.jwt.jwks_url", PROVIDER::url),
                  ConfigOverride.config("security.jwt.issuer", IdentityProvider.ISSUER),
                  ConfigOverride.config("security.jwt.audience", IdentityProvider.AUDIENCE)))
          .addListener(new Additions());

  /** What is sent, by what it is; the role is null for what is no good. */
  private record Sent(@Nullable String authorization, @Nullable Role role, int least) {}

  private static final Map<String, Sent> SENT = new LinkedHashMap<>();

  @BeforeAll
  static void credentialsAreThere() throws Exception {
    Instant now = Instant.now();
    SENT.put("none", new Sent(null, null, 401));
    SENT.put("empty", new Sent("", null, 401));
    SENT.put("basic", new Sent("Basic YTpi", null, 401));
    SENT.put("nobody's token", new Sent("Bearer lake_" + "0".repeat(64), null, 401));
    for (Role role : Role.values()) {
      SENT.put(role + " token", token(role.text(), role, "expires_at", null, role));
      SENT.put(
          role + " JWT",
          new Sent(bearer(PROVIDER.rs256(IdentityProvider.claims(now, role.text()))), role, 403));
    }
    SENT.put("revoked", token("gone", Role.ADMIN, "revoked_at", now, null));
    SENT.put("expired", token("late", Role.ADMIN, "expires_at", now, null));
    SENT.put(
        "JWT without a role",
        new Sent(bearer(PROVIDER.rs256(IdentityProvider.claims(now, "guest"))), null, 403));
    bad("wrong signature", PROVIDER.forged(IdentityProvider.claims(now, "admin")));
    bad("alg none", IdentityProvider.unsigned(IdentityProvider.claims(now, "admin")));
    bad("HMAC by the public key", PROVIDER.hs256(IdentityProvider.claims(now, "admin")));
    bad("wrong audience", PROVIDER.rs256(IdentityProvider.claims(now, "admin").audience("other")));
    bad(
        "wrong issuer",
        PROVIDER.rs256(IdentityProvider.claims(now, "admin").issuer("https://x.example")));
    bad(
        "not yet valid",
        PROVIDER.rs256(
            IdentityProvider.claims(now, "admin").notBeforeTime(Date.from(now.plusSeconds(600)))));
    bad(
        "expired JWT",
        PROVIDER.rs256(
            IdentityProvider.claims(now, "admin").expirationTime(Date.from(now.minusSeconds(90)))));
    // The service looks for tokens every two seconds.
    await().until(() -> ask("GET /me", "viewer token") == 200);
  }

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  @Test
  void everyCallThatTheServerHasHasItsRoleAndNoRoleIsForACallThatItHasNot() {
    assertThat(Access.calls().keySet())
        .as("the calls in Access are those of the server; one without a line there is refused")
        .containsExactlyInAnyOrderElementsOf(ROUTES.calls());
  }

  @Test
  void everyPathOfBothPortsHasItsRule() {
    Environment environment = SERVICE.getEnvironment();
    assertThat(ServerRoutes.servicePaths(environment))
        .contains("/api/v1/*", "/openapi.json", "/docs/*")
        .allSatisfy(path -> assertThat(Access.of(Port.SERVICE, path)).as(path).isPresent());
    assertThat(ServerRoutes.adminPaths(environment))
        .contains("/healthcheck", "/tasks/*", "/*")
        .allSatisfy(path -> assertThat(Access.of(Port.ADMIN, path)).as(path).isPresent());
  }

  @Test
  void everyCallIsAnsweredAsItsRoleSays() throws Exception {
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (String call : ROUTES.calls()) {
      Role needed = Access.calls().getOrDefault(call, Role.ADMIN);
      for (Map.Entry<String, Sent> sent : SENT.entrySet()) {
        int status = ask(call, sent.getKey());
        asked++;
        Role role = sent.getValue().role();
        int expected = role != null && role.includes(needed) ? 0 : sent.getValue().least();
        boolean right = expected == 0 ? status != 401 && status != 403 : status == expected;
        if (!right) {
          wrong.add("%s with %s: %d, expected %d".formatted(call, sent.getKey(), status, expected));
        }
      }
    }
    System.out.println(
        "Roles: %d calls, %d kinds of credentials, %d requests"
            .formatted(ROUTES.calls().size(), SENT.size(), asked));
    assertThat(wrong).isEmpty();
    assertThat(ROUTES.calls()).hasSizeGreaterThan(40);
  }

  @Test
  void otherMethodsOfAPathTellNobodyMoreThanItsCallsDo() throws Exception {
    assertThat(ask("HEAD /audit", "viewer token")).isEqualTo(403);
    assertThat(ask("HEAD /audit", "none")).isEqualTo(401);
    assertThat(ask("HEAD /audit", "admin token")).isEqualTo(200);
    assertThat(ask("OPTIONS /audit", "none")).isEqualTo(401);
    assertThat(ask("OPTIONS /audit", "viewer token")).isEqualTo(200);
    assertThat(ask("PUT /schedules/x", "none")).isEqualTo(401);
    assertThat(ask("GET /nothing", "none")).isEqualTo(401);
    assertThat(ask("GET /nothing", "viewer token")).isEqualTo(404);
  }

  @Test
  void pathWrittenInAnotherWayNeedsTheSameRole() throws Exception {
    for (String path :
        List.of("/audit/", "/audit;a=b", "/%61udit", "//audit", "/runs/../audit", "/./audit")) {
      assertThat(ask("GET " + path, "viewer token")).as(path).isIn(400, 403, 404);
      assertThat(ask("GET " + path, "none")).as(path).isIn(400, 401);
    }
  }

  @Test
  void whatIsPublicIsOpenAndWhatIsHiddenIsNotThere() throws Exception {
    for (String path : List.of("/openapi.json", "/api/v1/openapi.json", "/docs/", "/docs/try.js")) {
      assertThat(get(SERVICE.getLocalPort(), path, "none")).as(path).isEqualTo(200);
    }
    int admin = SERVICE.getAdminPort();
    assertThat(get(admin, "/healthcheck", "none")).isIn(200, 503);
    for (String path :
        List.of("/", "/ping", "/threads", "/pprof", "/tasks/gc", "/tasks/log-level")) {
      assertThat(get(admin, path, "admin token")).as(path).isEqualTo(404);
    }
    assertThat(get(admin, "/metrics", "none")).isEqualTo(401);
    assertThat(get(admin, "/metrics", "expired")).isEqualTo(401);
    assertThat(get(admin, "/metrics", "JWT without a role")).isEqualTo(403);
    assertThat(get(admin, "/metrics", "viewer token")).isEqualTo(200);
    assertThat(get(admin, "/trial", "admin token")).isEqualTo(403);
    assertThat(get(SERVICE.getLocalPort(), "/trial", "admin token")).isEqualTo(403);
  }

  @Test
  void refusalSaysWhichRoleIsNeededAndWhatWasWrong() throws Exception {
    HttpResponse<String> none = send("GET /runs", "none");
    assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"lake\"");
    assertThat(none.body()).contains("\"code\":\"credentials_required\"", "\"status\":401");
    HttpResponse<String> revoked = send("GET /runs", "revoked");
    assertThat(revoked.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"invalid_token\"");
    assertThat(revoked.body()).contains("\"code\":\"token_revoked\"");
    assertThat(send("GET /runs", "expired").body()).contains("\"code\":\"token_expired\"");
    HttpResponse<String> forbidden = send("POST /runs", "VIEWER token");
    assertThat(forbidden.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"insufficient_scope\"");
    assertThat(forbidden.body())
        .contains(
            "\"code\":\"forbidden\"", "\"required_role\":\"operator\"", "\"role\":\"viewer\"");
    assertThat(send("GET /me", "OPERATOR JWT").body())
        .contains("\"name\":\"jo\"", "\"role\":\"operator\"", "\"credential\":\"jwt\"");
  }

  @Test
  void refusedChangesAreInTheAuditLogWithWhoAsked() throws Exception {
    send("POST /runs", "VIEWER JWT");
    assertThat(send("GET /audit?who=jo&action=runs.create", "ADMIN token").body())
        .contains("\"status\":403", "\"code\":\"forbidden\"");
  }

  private static Sent token(
      String name, Role role, String column, @Nullable Instant at, @Nullable Role good)
      throws Exception {
    String text = "lake_" + Sha256.of(name + DATABASE);
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:mem:%s".formatted(DATABASE), "", "");
        PreparedStatement insert =
            connection.prepareStatement(
                ("insert into token (name, active_name, role, sha256, created_at, created_by, %s)"
                        + " values (?, ?, ?, ?, timestamp '2018-12-01 06:00:00+00', 'test', ?)")
                    .formatted(column))) {
      insert.setString(1, name);
      insert.setString(2, column.equals("revoked_at") ? null : name);
      insert.setString(3, role.name());
      insert.setString(4, Sha256.of(text));
      insert.setObject(5, at == null ? null : at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
    return new Sent(bearer(text), good, good == null ? 401 : 403);
  }

  private static void bad(String what, String jwt) {
    SENT.put(what, new Sent(bearer(jwt), null, 401));
  }

  private static String bearer(String text) {
    return "Bearer " + text;
  }

  private static int ask(String call, String sent) throws Exception {
    return send(call, sent).statusCode();
  }

  private static HttpResponse<String> send(String call, String sent) throws Exception {
    String[] words = call.split(" ", 2);
    String path =
        words[1]
            .replace("{id}", "00000000-0000-0000-0000-000000000000")
            .replace("{partition}", "2018-11")
            .replace("{table}", "songplays")
            .replaceAll("\\{[^}]*}", "nobody");
    return send(words[0], SERVICE.getLocalPort(), "/api/v1" + path, sent);
  }

  private static int get(int port, String path, String sent) throws Exception {
    return send("GET", port, path, sent).statusCode();
  }

  private static HttpResponse<String> send(String method, int port, String path, String sent)
      throws IOException, InterruptedException {
    boolean hasBody = method.matches("POST|PATCH|PUT");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
            .method(method, hasBody ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
    if (hasBody) {
      request.header("Content-Type", "application/json");
    }
    String authorization =
        SENT.entrySet().stream()
            .filter(each -> each.getKey().equalsIgnoreCase(sent))
            .findAny()
            .orElseThrow()
            .getValue()
            .authorization();
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return answer(request.build());
  }

  /**
   * The server closes a connection whose body it has not read; whether the next request on it meets
   * its end is chance.
   */
  private static HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return CLIENT.send(request, OpenApiClient::body);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Listens to what the server has, and adds servlets that nobody has listed. */
  private static final class Additions extends ServiceListener<LakeConfiguration> {
    @Override
    public void onRun(
        LakeConfiguration configuration,
        Environment environment,
        DropwizardAppExtension<LakeConfiguration> extension) {
      environment.jersey().register(ROUTES);
      environment.servlets().addServlet("trial", new Trial()).addMapping("/trial");
      environment.admin().addServlet("trial", new Trial()).addMapping("/trial");
      if (!ServerRoutes.adminPaths(environment).contains("/metrics")) {
        environment.admin().addServlet("trial-metrics", new Trial()).addMapping("/metrics");
      }
    }
  }

  /** Answers whoever gets there. */
  private static final class Trial extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_OK);
    }
  }
}
