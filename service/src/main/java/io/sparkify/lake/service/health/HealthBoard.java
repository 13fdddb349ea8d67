package io.sparkify.lake.service.health;

import com.codahale.metrics.health.HealthCheckRegistry;
import java.util.Map;
import java.util.TreeMap;

/** Remembers which components were healthy, for those who must not wait for them. */
public final class HealthBoard {
  private final HealthCheckRegistry checks;
  private volatile Map<String, Boolean> last = Map.of();

  public HealthBoard(HealthCheckRegistry checks) {
    this.checks = checks;
  }

  /** Looks at all of them; how long that takes depends on them. */
  public void look() {
    Map<String, Boolean> now = new TreeMap<>();
    checks.runHealthChecks().forEach((name, result) -> now.put(name, result.isHealthy()));
    last = Map.copyOf(now);
  }

  /** By name; empty before the first look. */
  public Map<String, Boolean> last() {
    return last;
  }
}
