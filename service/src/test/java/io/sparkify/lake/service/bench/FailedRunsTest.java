package io.sparkify.lake.service.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailedRunsTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void lastAttemptSaysWhy() throws IOException {
    String page =
        """
        {"items": [
          {"partition": "2018-11", "attempts": [
            {"failure": {"code": "driver_killed", "cause": "It was killed."}},
            {"failure": {"code": "disk_full", "cause": "No space is left."}}]},
          {"partition": "songs", "attempts": []}]}
        """;
    assertThat(FailedRuns.words(json.readTree(page)))
        .containsExactly("2018-11: disk_full, No space is left.", "songs: no code, no cause");
  }
}
