package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One tab of a browser, used as a person does: by what is written on things. */
public final class Tab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HIGHEST = 4000;

  /** Finds what can be seen, is enabled and says or is named exactly this. */
  private static final String FIND =
      """
      (selector, words) => [...document.querySelectorAll(selector)].find(each =>
        each.checkVisibility() && !each.disabled &&
        (words === null || (each.getAttribute("aria-label") ?? each.textContent).trim() === words))
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final DevTools tools;

  private Tab(URI address) {
    tools = new DevTools(address, this::hear);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tools.call(domain + ".enable", Map.of());
    }
  }

  static Tab of(URI browser) {
    try {
      String targets =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(browser.resolve("/json")).build(), BodyHandlers.ofString())
              .body();
      for (JsonNode target : new ObjectMapper().readTree(targets)) {
        if (target.path("type").asText().equals("page")) {
          return new Tab(URI.create(target.path("webSocketDebuggerUrl").asText()));
        }
      }
      throw new IllegalStateException("No tab: " + targets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while looking for a tab", e);
    }
  }

  private void hear(String event, JsonNode said) {
    switch (event) {
      case "Runtime.exceptionThrown" ->
          complaints.add(said.at("/exceptionDetails/exception/description").asText());
      case "Runtime.consoleAPICalled" -> complaints.add("console: " + said.path("args"));
      case "Log.entryAdded" ->
          complaints.add(said.at("/entry/text").asText() + said.at("/entry/url").asText());
      case "Network.requestWillBeSent" -> asked.add(said.at("/request/url").asText());
      default -> {}
    }
  }

  /** What the console holds: errors, warnings, messages. */
  List<String> complaints() {
    return complaints;
  }

  /** Forgets what was expected to be there. */
  void forgive() {
    complaints.clear();
  }

  /** Every address that was asked for. */
  List<String> asked() {
    return asked;
  }

  public void open(String address) {
    tools.call("Page.navigate", Map.of("url", address));
  }

  /**
   * Opens a page and waits until something is there; {@code window.stood} is then when that was
   * shown, in milliseconds from when the page was asked for.
   */
  public void openUntil(String address, String selector) {
    String watch =
        """
        new MutationObserver((_, observer) => { if (document.querySelector(%s)) {
          observer.disconnect(); requestAnimationFrame(() => window.stood = performance.now()); }
        }).observe(document, {childList: true, subtree: true})
        """
            .formatted(quoted(selector));
    String script =
        tools
            .call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", watch))
            .get("identifier")
            .asText();
    open(address);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(run("window.stood > 0").asBoolean())
                    .as("%s shows %s: %s %s", address, selector, text("body"), complaints)
                    .isTrue());
    tools.call("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
  }

  /** Leads to another place of the dashboard, and waits for its heading. */
  void visit(String hash, String heading) {
    run("location.hash = %s".formatted(quoted(hash)));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> run("document.querySelector('main').dataset.shown").asText().equals(hash));
    awaitText("h1", heading);
  }

  /** The value of an expression. */
  public JsonNode run(String expression) {
    JsonNode answer =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    assertThat(answer.has("exceptionDetails")).as("%s: %s", expression, answer).isFalse();
    return answer.at("/result/value");
  }

  public String text(String selector) {
    return run("[...document.querySelectorAll(%s)].map(each => each.textContent).join('\\n')"
            .formatted(quoted(selector)))
        .asText();
  }

  void awaitText(String selector, String words) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(text(selector)).contains(words));
  }

  /** Waits as long as a load may take. */
  void awaitLoad(String selector, String words) {
    LakeApi.patiently().untilAsserted(() -> assertThat(text(selector)).contains(words));
  }

  /** Clicks with the mouse what says this, where it is seen. */
  public void click(String selector, String words) {
    String point =
        """
        (() => { const each = (%s)(%s, %s); if (!each) return null;
          each.scrollIntoView({block: "center", behavior: "instant"});
          const box = each.getBoundingClientRect();
          const point = {x: box.x + box.width / 2, y: box.y + box.height / 2};
          const hit = document.elementFromPoint(point.x, point.y);
          return each === hit || each.contains(hit) ? point : null; })()
        """
            .formatted(FIND, quoted(selector), quoted(words));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () ->
                assertThat(run(point).has("x"))
                    .as("%s '%s' can be clicked", selector, words)
                    .isTrue());
    JsonNode at = run(point);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      tools.call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "button",
              "left",
              "clickCount",
              1,
              "x",
              at.get("x").asDouble(),
              "y",
              at.get("y").asDouble()));
    }
  }

  /** Clicks, and confirms what is asked then. */
  void order(String selector, String words, String verb) {
    click(selector, words);
    click("dialog button", verb);
  }

  /** On the page of a month, which is to be left out for this reason. */
  void leaveOut(String reason) {
    click(".head button", "Ignore…");
    type("dialog input[name=reason]", reason);
    click("dialog button", "Ignore it");
  }

  /** Types into a field, in place of what it holds. */
  void type(String selector, String words) {
    awaitVisible(selector);
    run(
        "(() => { const each = (%s)(%s, null); each.focus(); each.select?.(); })()"
            .formatted(FIND, quoted(selector)));
    tools.call("Input.insertText", Map.of("text", words));
  }

  /** Presses a key where the focus is. */
  void press(String key) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      tools.call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              key,
              "code",
              key,
              "windowsVirtualKeyCode",
              key.equals("Tab") ? 9 : 13));
    }
  }

  void choose(String selector, String value) {
    run(
        "(() => { const each = document.querySelector(%s); each.value = %s; each.dispatchEvent(new Event('change', {bubbles: true})); })()"
            .formatted(quoted(selector), quoted(value)));
  }

  private void awaitVisible(String selector) {
    await()
        .atMost(PATIENCE)
        .until(() -> run("Boolean((%s)(%s, null))".formatted(FIND, quoted(selector))).asBoolean());
  }

  public void look(String scheme, int width, int height) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    tools.call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void screenshot(Path file) {
    int height = Math.min(HIGHEST, run("document.documentElement.scrollHeight").asInt());
    int width = run("innerWidth").asInt();
    JsonNode shot =
        tools.call(
            "Page.captureScreenshot",
            Map.of(
                "format",
                "png",
                "captureBeyondViewport",
                true,
                "clip",
                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String quoted(String text) {
    return json.valueToTree(text).toString();
  }

  @Override
  public void close() {
    tools.close();
  }
}
