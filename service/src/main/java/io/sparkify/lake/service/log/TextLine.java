package io.sparkify.lake.service.log;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a line that people read; below it an exception, each of its lines after {@code "! "}. */
final class TextLine extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final RootCauseFirstThrowableProxyConverter stacks =
      new RootCauseFirstThrowableProxyConverter();

  @Override
  public void start() {
    stacks.start();
    super.start();
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    String logger = event.getLoggerName();
    return "%s %-5s %s%s: %s%n%s"
        .formatted(
            TIME.format(Instant.ofEpochMilli(event.getTimeStamp())),
            event.getLevel(),
            logger.substring(logger.lastIndexOf('.') + 1),
            marks(event.getMDCPropertyMap()),
            Escape.line(String.valueOf(event.getFormattedMessage())),
            stack(event));
  }

  private static String marks(Map<String, String> marks) {
    return Marks.NAMES.stream()
        .filter(marks::containsKey)
        .map(name -> name + "=" + Escape.line(String.valueOf(marks.get(name))))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(" "), words -> words.isEmpty() ? "" : " [" + words + "]"));
  }

  /** What is between line feeds is one line, so that no message can begin one of its own. */
  private String stack(ILoggingEvent event) {
    return stacks
        .convert(event)
        .lines()
        .map(line -> "! " + Escape.line(line).replace("\\t", "\t") + System.lineSeparator())
        .collect(Collectors.joining());
  }
}
