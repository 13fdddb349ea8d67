package io.sparkify.lake.service.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Collects what the service logs, while it is open, and keeps it from the console. */
public final class MarkedLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("io.sparkify.lake");

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

  public static MarkedLines open() {
    MarkedLines lines = new MarkedLines();
    lines.setContext(LOGGER.getLoggerContext());
    lines.start();
    LOGGER.setLevel(Level.INFO);
    LOGGER.setAdditive(false);
    LOGGER.addAppender(lines);
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    // As an appender with a thread of its own has to.
    event.prepareForDeferredProcessing();
    events.add(event);
  }

  public List<ILoggingEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public void close() {
    LOGGER.detachAppender(this);
    LOGGER.setAdditive(true);
    LOGGER.setLevel(null);
    stop();
  }
}
