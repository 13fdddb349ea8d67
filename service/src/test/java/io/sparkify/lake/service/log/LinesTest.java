package io.sparkify.lake.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final Instant AT = Instant.parse("2018-12-01T06:00:00.120Z");
  private static final Map<String, String> MARKS =
      Map.of("run", "r-1", "attempt", "2", "partition", "2018-11", "foreign", "x");
  private static final String FORGED =
      "no\n2018-12-01T06:00:01.000Z ERROR Audit: all is lost\r\u001b[2J\u0085\u2028\u202e";

  private final LoggerContext context = new LoggerContext();

  @Test
  void textLineHasTheMarksBetweenLoggerAndMessage() {
    assertThat(line("text", "Run r-1: FAILED", MARKS, null))
        .isEqualTo(
            "2018-12-01T06:00:00.120Z INFO  Settler [run=r-1 attempt=2 partition=2018-11]: Run r-1: FAILED%n"
                .formatted());
  }

  @Test
  void textLineWithoutMarksIsAsItEverWas() {
    assertThat(line("text", "Ready. é ✓", Map.of(), null))
        .isEqualTo("2018-12-01T06:00:00.120Z INFO  Settler: Ready. é ✓%n".formatted());
  }

  @Test
  void foreignTextBeginsNoLineAndSpeaksToNoTerminal() {
    String line = line("text", FORGED, Map.of("run", "a\nb"), null);
    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .contains("[run=a\\nb]: no\\n2018-12-01T06:00:01.000Z ERROR Audit: all is lost\\r")
        .contains("\\u001b[2J\\u0085\\u2028\\u202e")
        .doesNotContain("\u001b", "\u0085", "\u2028", "\u202e");
  }

  @Test
  void linesOfAnExceptionAreMarkedAsSuch() {
    String lines = line("text", "It failed", Map.of(), new IOException(FORGED));
    assertThat(lines.lines().skip(1))
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.startsWith("! "))
        .anyMatch(line -> line.startsWith("! \tat io.sparkify.lake"));
    assertThat(lines).doesNotContain("\u001b");
  }

  @Test
  void jsonLineIsOneObjectWithTheMarksAsMembers() throws Exception {
    String line = line("json", FORGED, MARKS, new IOException(FORGED));
    assertThat(line.lines()).hasSize(1);
    JsonNode object = new ObjectMapper().readTree(line);
    assertThat(object.get("time").textValue()).isEqualTo("2018-12-01T06:00:00.120Z");
    assertThat(object.get("level").textValue()).isEqualTo("INFO");
    assertThat(object.get("logger").textValue()).isEqualTo("io.sparkify.lake.Settler");
    assertThat(object.get("thread").textValue()).isEqualTo("tick-1");
    assertThat(object.get("message").textValue()).isEqualTo(FORGED);
    assertThat(object.get("run").textValue()).isEqualTo("r-1");
    assertThat(object.get("attempt").textValue()).isEqualTo("2");
    assertThat(object.get("partition").textValue()).isEqualTo("2018-11");
    assertThat(object.has("foreign")).isFalse();
    assertThat(object.get("exception").textValue()).contains("java.io.IOException: no\n", "\tat ");
  }

  private String line(
      String format, String message, Map<String, String> marks, @Nullable Throwable problem) {
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("io.sparkify.lake.Settler"), Level.INFO, message, problem, null);
    event.setInstant(AT);
    event.setThreadName("tick-1");
    event.setMDCPropertyMap(marks);
    LayoutBase<ILoggingEvent> layout =
        new LineLayoutFactory(format).build(context, TimeZone.getTimeZone("UTC"));
    layout.start();
    return layout.doLayout(event);
  }
}
