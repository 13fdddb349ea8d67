package io.sparkify.lake.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class S3ConfigurationTest {
  @Test
  void withoutAnEndpointItIsThatOfAws() {
    assertThat(new S3Configuration("", false, "").settings())
        .isEqualTo(
            Map.of(
                "fs.s3a.input.stream.type",
                "classic",
                "fs.s3a.performance.flags",
                "create,mkdir",
                "fs.s3a.path.style.access",
                "false"));
  }

  @Test
  void serverOfOnesOwnGetsARegionToSignFor() {
    assertThat(new S3Configuration("http://localhost:9000", true, "").settings())
        .isEqualTo(
            Map.of(
                "fs.s3a.input.stream.type", "classic",
                "fs.s3a.performance.flags", "create,mkdir",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.endpoint", "http://localhost:9000",
                "fs.s3a.endpoint.region", "us-east-1"));
  }

  @Test
  void regionIsTheOneGiven() {
    assertThat(new S3Configuration("http://localhost:9000", true, "eu-west-3").settings())
        .containsEntry("fs.s3a.endpoint.region", "eu-west-3");
    assertThat(new S3Configuration("", false, "eu-west-3").settings())
        .containsEntry("fs.s3a.endpoint.region", "eu-west-3")
        .doesNotContainKey("fs.s3a.endpoint");
  }

  @Test
  void storageHandsItsSettingsOn() {
    Storage storage = new Storage(new S3Configuration("http://localhost:9000", true, ""));
    assertThat(storage.settings()).containsEntry("fs.s3a.endpoint", "http://localhost:9000");
    assertThat(storage.configuration().get("fs.s3a.endpoint")).isEqualTo("http://localhost:9000");
  }

  @Test
  void loadWaitsLongerForAServerThanATick() {
    Storage storage = new Storage(new S3Configuration("http://localhost:9000", true, ""));
    assertThat(storage.settings())
        .containsEntry("fs.s3a.retry.limit", "2")
        .containsEntry("fs.s3a.connection.request.timeout", "25s");
    assertThat(storage.configuration().get("fs.s3a.retry.limit")).isEqualTo("0");
    assertThat(storage.configuration().get("fs.s3a.connection.request.timeout")).isEqualTo("15s");
  }
}
