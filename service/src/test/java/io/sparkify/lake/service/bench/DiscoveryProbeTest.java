package io.sparkify.lake.service.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryProbeTest {
  private static final ManyMonths MONTHS = new ManyMonths(13);

  @TempDir Path folder;

  @Test
  void allMonthsAreFoundOnADisk() throws Exception {
    String source = "file://" + MONTHS.in(folder);
    DiscoveryProbe.main(new String[] {source, "13"});
    assertThat(MONTHS.path(MONTHS.files() - 1)).isEqualTo("1002/01/30.json");
    assertThatThrownBy(() -> DiscoveryProbe.main(new String[] {source, "12"}))
        .hasMessage("Found 13 months, not 12");
  }

  @Test
  void listingServerSaysNothingOfWhatItHasNot() throws Exception {
    try (ListServer server = ListServer.of(MONTHS)) {
      assertThat(text(server.endpoint() + "/b?list-type=2&prefix=log_data/&max-keys=2"))
          .contains("<Key>log_data/1001/01/00.json</Key>", "<KeyCount>2</KeyCount>")
          .contains("<NextContinuationToken>2</NextContinuationToken>")
          .doesNotContain("02.json");
      assertThat(text(server.endpoint() + "/b?list-type=2&prefix=lake/"))
          .contains("<KeyCount>0</KeyCount>", "<IsTruncated>false</IsTruncated>");
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  private static String text(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
