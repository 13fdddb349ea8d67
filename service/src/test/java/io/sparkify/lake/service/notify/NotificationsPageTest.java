package io.sparkify.lake.service.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.lineage.LineageExample;
import io.sparkify.lake.service.run.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the examples of docs/notifications.md to what is really sent. With {@code
 * -Dlake.docs.write=true} they are written anew.
 */
class NotificationsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "notifications.md");
  private static final String WRITE = "lake.docs.write";
  private static final Pattern EXAMPLE = Pattern.compile("<!-- (\\w+) -->\n```json\n(?s:.*?)```");
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final Lake lake = new Lake(TestDatabase.H2);

  @Test
  void examplesAreWhatIsSent() throws IOException {
    String page = Files.readString(PAGE);
    Map<String, String> examples = examples();
    String right =
        EXAMPLE
            .matcher(page)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        "<!-- %s -->%n```json%n%s%n```"
                            .formatted(found.group(1), examples.get(found.group(1)))));
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, right);
      page = right;
    }
    assertThat(page)
        .as("write it anew: mvn … -Dtest=NotificationsPageTest -D%s=true", WRITE)
        .isEqualTo(right);
    assertThat(EXAMPLE.matcher(page).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(examples.keySet());
  }

  private Map<String, String> examples() {
    Map<String, String> examples = new LinkedHashMap<>();
    try (LineageExample lineage = new LineageExample(lake);
        Told told = new Told(lake, "on-call", Format.JSON, null);
        Told chat = new Told(lake, "chat", Format.SLACK, List.of(NoticeKind.FAILED))) {
      lake.put("2018-11", "1");
      lake.tick();
      lake.fail(WebhookTest.FULL);
      examples.put("failed", text(told.last()));
      lake.put("2018-10", "1");
      lake.tick();
      lake.reject();
      examples.put("rejected", text(told.last()));
      lake.jdbi.useTransaction(
          handle ->
              told.notices.raise(
                  handle,
                  new Notice(
                      "2018-09",
                      NoticeKind.LATE,
                      PartitionKey.parse("2018-09"),
                      lake.clock.instant(),
                      "2018-09 is late",
                      "It was due on 2018-10-02 at 06:00 in Europe/Paris, and no file of it has come.",
                      "See why its files have not come.")));
      examples.put("late", text(told.last()));
      lake.put("2018-11", "2");
      lake.tick();
      lake.succeed();
      examples.put("recovered", text(told.last()));
      examples.put("slack", text(chat.last()));
      examples.put("openlineage", text(lineage.last()));
    }
    return examples;
  }

  /** With the same ids each time. */
  private static String text(JsonNode json) {
    Map<String, String> ids = new LinkedHashMap<>();
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      String pretty = new ObjectMapper().writer(printer).writeValueAsString(json);
      return UUID.matcher(pretty)
          .replaceAll(
              found ->
                  ids.computeIfAbsent(
                      found.group(),
                      id -> "1a2b3c4d-0000-4000-8000-00000000000" + (ids.size() + 1)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
