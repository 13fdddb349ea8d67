package io.sparkify.lake.service.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameTest {
  @Test
  void eventHasItsIdNameAndData() {
    assertThat(text(Frame.event("run", 7, "{}"))).isEqualTo("id: 7\nevent: run\ndata: {}\n\n");
    assertThat(text(Frame.event("progress", "{}"))).isEqualTo("event: progress\ndata: {}\n\n");
    assertThat(text(Frame.message(12, "Björk"))).isEqualTo("id: 12\ndata: Björk\n\n");
  }

  @Test
  void noEndOfLineInDataCanEndTheEvent() {
    assertThat(text(Frame.message(1, "a\rb\r\nc\n\nid: 9")))
        .isEqualTo("id: 1\ndata: a\ndata: b\ndata: c\ndata: \ndata: id: 9\n\n");
  }

  @Test
  void placeAndWaitAreNoEvents() {
    assertThat(text(Frame.position(7))).isEqualTo("id: 7\n\n");
    assertThat(text(Frame.retry(Duration.ofSeconds(2)))).isEqualTo("retry: 2000\n\n");
  }

  private static String text(byte[] frame) {
    return new String(frame, StandardCharsets.UTF_8);
  }
}
