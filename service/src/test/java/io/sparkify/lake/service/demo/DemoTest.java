package io.sparkify.lake.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.job.contract.PartitionKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoTest {
  private static final PartitionKey NOVEMBER = PartitionKey.parse("2018-11");
  private static final Set<PartitionKey> EXPECTED = Set.of(PartitionKey.SONGS, NOVEMBER);
  private static final String BALANCED =
      "{'lines':10,'malformed':1,'skipped':2,'duplicates':0,'plays':7,'songplays':7}";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final Deque<String> states = new ArrayDeque<>();
  private String run = "";
  private Instant now = Instant.parse("2018-12-01T06:00:00Z");

  @Test
  void everythingLoadedAndBalancedIsGood() {
    states.addAll(List.of("", "NEW", "LOADING", "LOADING", "LOADED"));
    run = "{'partition':'2018-11','state':'SUCCEEDED','duration_ms':1500,'row_counts':" + BALANCED;

    assertThat(show()).isTrue();
    assertThat(printed())
        .startsWith("Loading 2 partitions:\n")
        .contains("  2018-11  NEW\n", "  2018-11  LOADING\n", "  2018-11  LOADED\n")
        .contains("2018-11    SUCCEEDED      1.5     10          1        2");
    assertThat(printed().split("LOADING")).hasSize(3);
  }

  @Test
  void failedPartitionEndsTheWaitAndSaysWhatToDo() {
    states.addAll(List.of("LOADING", "FAILED"));
    run =
        "{'partition':'2018-11','state':'FAILED','row_counts':null,'attempts':[{'failure':"
            + "{'title':'The disk is full','cause':'A disk is full.','remedy':'Free space.'}}]";

    assertThat(show()).isFalse();
    assertThat(printed())
        .contains("2018-11: The disk is full. A disk is full. Free space.")
        .contains("Not loaded: [songs, 2018-11]");
  }

  @Test
  void booksThatDoNotBalanceAreNotGood() {
    states.add("LOADED");
    run =
        "{'partition':'2018-11','state':'SUCCEEDED','row_counts':"
            + BALANCED.replace("'lines':10", "'lines':11");

    assertThat(show()).isFalse();
    assertThat(printed())
        .contains("2018-11: lines = malformed + skipped + duplicates + plays, but 11 is not 10");
  }

  @Test
  void waitHasAnEnd() {
    states.add("LOADING");
    run = "{'partition':'2018-11','state':'RUNNING','row_counts':{}";

    assertThat(show()).isFalse();
  }

  @Test
  void withoutASampleThereIsNothingToWaitFor() {
    assertThat(new DemoReport(this::answer, out).show(Set.of(), demo())).isFalse();
  }

  private boolean show() {
    return new DemoReport(this::answer, out).show(EXPECTED, demo());
  }

  private Demo demo() {
    return new Demo(
        this::answer, out, new Settable(), () -> now = now.plus(Demo.PATIENCE.dividedBy(8)));
  }

  private JsonNode answer(String path) {
    return json(path.equals("/partitions?limit=200") ? partitions() : run + "}");
  }

  private String partitions() {
    String state = states.size() > 1 ? states.pop() : states.element();
    String item = "{'partition':'%s','state':'" + state + "','last_run_id':'1'}";
    return state.isEmpty()
        ? "{'items':[]}"
        : "{'items':[" + item.formatted("songs") + "," + item.formatted("2018-11") + "]}";
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Settable extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
