package io.sparkify.lake.service.log;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Writes a line that programs read: a JSON object with the marks as members, in ASCII. */
final class JsonLine extends LayoutBase<ILoggingEvent> {
  private final JsonFactory json =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private final RootCauseFirstThrowableProxyConverter stacks =
      new RootCauseFirstThrowableProxyConverter();

  @Override
  public void start() {
    stacks.start();
    super.start();
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator object = json.createGenerator(line)) {
      object.writeStartObject();
      object.writeStringField("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
      object.writeStringField("level", event.getLevel().toString());
      object.writeStringField("logger", event.getLoggerName());
      object.writeStringField("thread", event.getThreadName());
      object.writeStringField("message", event.getFormattedMessage());
      Map<String, String> marks = event.getMDCPropertyMap();
      for (String name : Marks.NAMES) {
        String mark = marks.get(name);
        if (mark != null) {
          object.writeStringField(name, mark);
        }
      }
      if (event.getThrowableProxy() != null) {
        object.writeStringField("exception", stacks.convert(event));
      }
      object.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A line in memory can be written", e);
    }
    return line + System.lineSeparator();
  }
}
