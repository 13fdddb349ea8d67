package io.sparkify.lake.service.lineage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.service.outbox.Secrets;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Map;

/**
 * Who is sent OpenLineage events.
 *
 * @param url the whole address that takes events; empty: nobody
 * @param namespace of our jobs
 * @param apiKeyEnv the variable that holds the key; none is sent while it is not set
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LineageConfiguration(
    @NotNull String url, @NotBlank String namespace, @NotBlank String apiKeyEnv) {
  @JsonIgnore
  public boolean isOn() {
    return !url.isBlank();
  }

  /**
   * Throws what is wrong with its address.
   *
   * @throws IllegalArgumentException in words for an operator, without it
   */
  public void requireUsable(Secrets secrets) {
    if (isOn()) {
      address(secrets);
    }
  }

  URI address(Secrets secrets) {
    return secrets.address(url, null);
  }

  /** What goes with each event. */
  Map<String, String> headers(Secrets secrets) {
    String key = secrets.environment().getOrDefault(apiKeyEnv, "").strip();
    return key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key);
  }

  /** Without what may be a secret. */
  @Override
  public String toString() {
    return "lineage of " + namespace;
  }
}
