package io.sparkify.lake.service.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.logging.common.layout.DiscoverableLayoutFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.TimeZone;

/**
 * What the configuration says of the lines of the log, {@code type: lines}.
 *
 * @param format {@code text} or {@code json}
 */
@JsonTypeName("lines")
public record LineLayoutFactory(
    @NotNull @Pattern(regexp = "text|json", message = "must be text or json (LAKE_LOG_FORMAT)")
        @JsonProperty("format")
        String format)
    implements DiscoverableLayoutFactory<ILoggingEvent> {
  @Override
  public LayoutBase<ILoggingEvent> build(LoggerContext context, TimeZone timeZone) {
    LayoutBase<ILoggingEvent> layout = "json".equals(format) ? new JsonLine() : new TextLine();
    layout.setContext(context);
    return layout;
  }
}
