package io.sparkify.lake.service.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlTest {
  @ParameterizedTest
  @CsvSource({
    "host:9, http://host:9/api/v1",
    "127.0.0.1:8080, http://127.0.0.1:8080/api/v1",
    "localhost, http://localhost/api/v1",
    "http://host:9/, http://host:9/api/v1",
    "https://host, https://host/api/v1",
    "https://host/lake/api/v1/, https://host/lake/api/v1",
    "[::1]:8080, http://[::1]:8080/api/v1"
  })
  void pathAndSchemeMayBeLeftOut(String given, String url) {
    assertThat(ServiceUrl.parse(given)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ftp://host", "http://", "http://me:secret@host", "http://h?a=1", "a b", "/x"})
  void whatIsNoUrlIsRefused(String given) {
    assertThatIllegalArgumentException().isThrownBy(() -> ServiceUrl.parse(given));
  }

  @Test
  void environmentNamesTheServiceOrItsPort() {
    assertThat(ServiceUrl.of(Map.of())).hasToString("http://127.0.0.1:8080/api/v1");
    assertThat(ServiceUrl.of(Map.of("LAKE_PORT", "9"))).hasToString("http://127.0.0.1:9/api/v1");
    assertThat(ServiceUrl.of(Map.of("LAKE_PORT", "9", "LAKE_URL", "https://lake")))
        .hasToString("https://lake/api/v1");
  }

  @Test
  void onlyThisMachineAndTlsKeepASecret() {
    assertThat(ServiceUrl.parse("localhost:1").isOpenToOthers()).isFalse();
    assertThat(ServiceUrl.parse("127.0.0.2:1").isOpenToOthers()).isFalse();
    assertThat(ServiceUrl.parse("[::1]:1").isOpenToOthers()).isFalse();
    assertThat(ServiceUrl.parse("https://host").isOpenToOthers()).isFalse();
    assertThat(ServiceUrl.parse("http://host").isOpenToOthers()).isTrue();
    assertThat(ServiceUrl.parse("http://127.0.0.1.evil.org").isOpenToOthers()).isTrue();
  }

  @Test
  void whatPeopleTypeIsEncoded() {
    assertThat(Query.of("/tables").segment("a/../b c").with("state", "x&y=z+").with("none", null))
        .hasToString("/tables/a%2F..%2Fb%20c?state=x%26y%3Dz%2B");
  }
}
