package io.sparkify.lake.service.storage;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where {@code s3a://} leads; credentials are not here, as S3A finds them in the environment.
 *
 * @param endpoint an URL; blank for that of AWS
 * @param pathStyle whether a bucket is part of the path, not of the host's name
 * @param region blank for the one that the endpoint implies
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record S3Configuration(@NotNull String endpoint, boolean pathStyle, @NotNull String region) {
  static final S3Configuration AWS = new S3Configuration("", false, "");
  private static final String ANY_REGION = "us-east-1";

  /** Hadoop's settings of S3A. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    // The default stream remembers the length of an object after it was replaced.
    settings.put("fs.s3a.input.stream.type", "classic");
    // Nobody looks for folders in the lake, so they need not be kept up, nor be asked for.
    settings.put("fs.s3a.performance.flags", "create,mkdir");
    settings.put("fs.s3a.path.style.access", Boolean.toString(pathStyle));
    if (!endpoint.isBlank()) {
      settings.put("fs.s3a.endpoint", endpoint);
      // Requests are signed for a region, and S3A cannot know that of a server of one's own.
      settings.put("fs.s3a.endpoint.region", ANY_REGION);
    }
    if (!region.isBlank()) {
      settings.put("fs.s3a.endpoint.region", region);
    }
    return settings;
  }
}
