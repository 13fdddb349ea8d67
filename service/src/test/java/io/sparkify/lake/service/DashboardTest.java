package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's files, as a service serves them. */
@ExtendWith(DropwizardExtensionsSupport.class)
class DashboardTest {
  private static final Path FILES = Path.of("src/main/resources/dashboard");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\"'\\s]*");
  private static final Pattern IMPORT = Pattern.compile("(?:from |import\\()\"([^\"]+)\"");
  private static final int LONGEST = 250;
  @TempDir static Path folder;
  private static final DropwizardAppExtension<LakeConfiguration> SERVICE =
      InProcess.service(() -> folder, "dashboard");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static List<String> files() {
    try (Stream<Path> found = Files.walk(FILES)) {
      return found
          .filter(Files::isRegularFile)
          .map(path -> FILES.relativize(path).toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void rootIsThePageUnderAPolicyThatForbidsAllThatIsNotOurs() {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.body()).contains("<title>Sparkify data lake</title>").doesNotContain("style=");
    assertThat(get("/index.html").body()).isEqualTo(page.body());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsServedWithItsTypeAndAskedForOnlyWhenItChanged(String file) {
    String path = file.equals("index.html") ? "/" : "/dashboard/" + file;
    HttpResponse<String> first = get(path);
    assertThat(first.statusCode()).as(file).isEqualTo(200);
    assertThat(header(first, "Content-Type"))
        .startsWith(
            file.endsWith(".js")
                ? "text/javascript"
                : file.endsWith(".css")
                    ? "text/css"
                    : file.endsWith(".svg") ? "image/svg+xml" : "text/html");
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    HttpResponse<String> again = send(request(path).header("If-None-Match", header(first, "ETag")));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(send(request(path).header("If-None-Match", "\"another\"")).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("files")
  void noFileLoadsAnythingFromElsewhereOrHasAnythingThatThePolicyForbids(String file)
      throws IOException {
    String text = Files.readString(FILES.resolve(file));
    assertThat(ADDRESS.matcher(text).results().map(MatchResult::group))
        .allMatch(address -> address.startsWith("http://www.w3.org/"));
    assertThat(text)
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    assertThat(text.lines().count()).as("lines of %s", file).isLessThanOrEqualTo(LONGEST);
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatAModuleImportsIsThere(String file) throws IOException {
    Path place = FILES.resolve(file);
    assertThat(IMPORT.matcher(Files.readString(place)).results().map(found -> found.group(1)))
        .allMatch(name -> Files.exists(place.resolveSibling(name).normalize()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard/nothing.js",
        "/dashboard/",
        "/dashboard",
        "/dashboard/index.html",
        "/dashboard/%2e%2e/config.yml",
        "/dashboard/core/%2e%2e/%2e%2e/docs/index.html",
        "/dashboard/..%2f..%2fetc/passwd",
        "/dashboard//etc/passwd",
        "/dashboard/main.js%00",
        "/dashboard/..%5c..%5cmigrations.xml",
        "/migrations.xml",
        "/favicon.ico",
        "/nothing"
      })
  void nothingElseIsServed(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isIn(400, 404);
    assertThat(answer.body()).contains("\"code\":");
  }

  @ParameterizedTest
  @CsvSource({
    "/overview, ./#/overview",
    "/runs/4d51, ../#/runs/4d51",
    "/months/2018-11/, ../../#/months/2018-11/"
  })
  void addressThatABrowserOpensWithoutItsHashLeadsToThePlaceMeant(String path, String place) {
    HttpResponse<String> answer = send(request(path).header("Accept", "text/html,*/*"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).isEqualTo(place);
  }

  @Test
  void apiIsNotThePage() {
    HttpResponse<String> answer = send(request("/api/v1/nothing").header("Accept", "text/html"));
    assertThat(answer.statusCode()).isIn(404, 406);
    assertThat(answer.body()).doesNotContain("<html");
  }

  @Test
  void pageTakesNothing() {
    HttpResponse<String> answer = send(request("/").POST(BodyPublishers.ofString("{}")));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:%d%s".formatted(SERVICE.getLocalPort(), path)));
  }

  private static HttpResponse<String> get(String path) {
    return send(request(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the service", e);
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
