package io.sparkify.lake.service.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DropwizardExtensionsSupport.class)
class QuarantineResourceTest {
  private static final String LIVE = "_lake/quarantine/2018-11.jsonl";
  private static final String STAGED = "_lake/staging/quarantine.json";

  private final Path folder;
  private final Lake lake = new Lake(TestDatabase.H2);
  private final ResourceExtension server;

  QuarantineResourceTest(@TempDir Path folder) {
    this.folder = folder;
    QuarantineFiles files = new QuarantineFiles("file://" + folder, new Storage().configuration());
    server = Rest.serving(new QuarantineResource(new Quarantine(lake.history, lake.ledger, files)));
    lake.quarantine = (task, outcome) -> outcome == Outcome.SUCCEEDED ? LIVE : STAGED;
    lake.put("2018-11", "1");
    lake.tick();
  }

  @Test
  void linesOfWhatIsLiveAreShownAPageAtATime() throws IOException {
    write(
        LIVE,
        IntStream.range(1, 6).mapToObj(i -> entry(i, "[] “" + i)).collect(Collectors.joining()));
    lake.succeed();
    JsonNode first = get("?limit=2").body();
    assertThat(first.get("items"))
        .isEqualTo(
            Rest.json(
                """
                [{"file": "2018/11/a.json", "line": 1, "reason": "no object", "text": "[] “1"},
                 {"file": "2018/11/a.json", "line": 2, "reason": "no object", "text": "[] “2"}]
                """));
    assertThat(first.get("total_entries").asInt()).isEqualTo(1);
    List<String> texts = new ArrayList<>(first.findValuesAsText("text"));
    for (JsonNode page = first; !page.get("next_cursor").isNull(); ) {
      page = get("?limit=2&cursor=" + page.get("next_cursor").asText()).body();
      texts.addAll(page.findValuesAsText("text"));
    }
    assertThat(texts).containsExactly("[] “1", "[] “2", "[] “3", "[] “4", "[] “5");
  }

  @Test
  void longLineIsCutAndTheNextOneIsWhole() throws IOException {
    String escapes = "\\\\\\\\\\\"\\u00e4".repeat(20_000);
    for (int shift = 0; shift < 12; shift++) {
      write(LIVE, entry(1, "x".repeat(shift) + escapes) + entry(2, "short"));
      if (shift == 0) {
        lake.succeed();
      }
      JsonNode items = get("").body().get("items");
      assertThat(items.at("/0/text").asText())
          .hasSizeLessThanOrEqualTo(2_001)
          .startsWith("x".repeat(shift) + "\\\\\"ä")
          .endsWith("…");
      assertThat(items.at("/0/reason").asText()).isEqualTo("no object");
      assertThat(items.at("/1/text").asText()).isEqualTo("short");
    }
  }

  @Test
  void damagedEntryIsShownAsSuch() throws IOException {
    write(LIVE, "{\"file\": \n" + entry(2, "short"));
    lake.succeed();
    JsonNode items = get("").body().get("items");
    assertThat(items.at("/0/reason").asText()).isEqualTo("this entry of the quarantine is damaged");
    assertThat(items.at("/1/line").asInt()).isEqualTo(2);
  }

  @Test
  void linesOfARejectedRunAreShownWhileItHoldsThem() throws IOException {
    write(STAGED, entry(7, "held"));
    lake.reject();
    assertThat(get("").body())
        .isEqualTo(Rest.json("{\"items\": [], \"next_cursor\": null, \"total_entries\": 0}"));
    String run = "?run=" + lake.run("2018-11").run().id();
    assertThat(get(run).body().at("/items/0/text").asText()).isEqualTo("held");
    Files.delete(folder.resolve(STAGED));
    assertThat(get(run).body().get("code").asText()).isEqualTo("quarantine_gone");
  }

  @Test
  void runWithoutMalformedLinesHasAnEmptyList() {
    lake.quarantine = (task, outcome) -> null;
    lake.succeed();
    assertThat(get("").body().get("items")).isEmpty();
  }

  @Test
  void replacedRunHasItsLinesNoMore() throws IOException {
    write(LIVE, entry(1, "a"));
    lake.succeed();
    String old = lake.run("2018-11").run().id().toString();
    String cursor = new QuarantineCursor(lake.run("2018-11").run().id(), 0).text();
    lake.put("2018-11", "2");
    lake.tick();
    lake.succeed();
    Answer refused = get("?run=" + old);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().get("code").asText()).isEqualTo("superseded");
    assertThat(get("?cursor=" + cursor).status()).isEqualTo(400);
  }

  @Test
  void unknownPartitionRunAndCursorAreRefused() {
    lake.succeed();
    assertThat(Rest.get(server, "/partitions/2017-01/quarantine").status()).isEqualTo(404);
    assertThat(get("?run=00000000-0000-0000-0000-000000000000").status()).isEqualTo(404);
    assertThat(get("?cursor=nonsense").status()).isEqualTo(400);
    assertThat(get("?limit=201").status()).isEqualTo(400);
  }

  private Answer get(String query) {
    return Rest.get(server, "/partitions/2018-11/quarantine" + query);
  }

  private static String entry(int line, String text) {
    return "{\"file\":\"2018/11/a.json\",\"line\":%d,\"reason\":\"no object\",\"text\":\"%s\"}\n"
        .formatted(line, text);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }
}
