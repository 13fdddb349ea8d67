package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.meter.Meter;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.meter.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** Times every request of the REST API; what stays open is counted by its listeners instead. */
public final class HttpMeters implements ApplicationEventListener {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

  private final Timing requests;
  private final Clock steady;

  /**
   * @param steady a clock that nobody sets
   */
  public HttpMeters(Meters meters, Clock steady) {
    this.requests =
        meters.timing(
            Meter.of(
                "lake_http_request_duration_seconds",
                "How long answers of the REST API took; route \"none\" for what no call fits, as"
                    + " too many requests.",
                "route",
                "method",
                "status"),
            BOUNDS);
    this.steady = steady;
  }

  @Override
  public void onEvent(ApplicationEvent event) {
    // Only requests matter.
  }

  @Override
  public RequestEventListener onRequest(RequestEvent begin) {
    Instant at = steady.instant();
    return event -> {
      ContainerResponse response = event.getContainerResponse();
      if (event.getType() == RequestEvent.Type.FINISHED && response != null) {
        requests.took(
            Duration.between(at, steady.instant()),
            route(event.getUriInfo()),
            method(event.getContainerRequest()),
            Integer.toString(response.getStatus()));
      }
    };
  }

  /** The template, so that no id becomes a label. */
  private static String route(ExtendedUriInfo uri) {
    StringBuilder route = new StringBuilder();
    // The deepest one is the first.
    uri.getMatchedTemplates().forEach(step -> route.insert(0, step.getTemplate()));
    return route.isEmpty() ? "none" : route.toString();
  }

  private static String method(ContainerRequest request) {
    return METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
  }
}
