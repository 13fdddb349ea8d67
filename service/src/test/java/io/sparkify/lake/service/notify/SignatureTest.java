package io.sparkify.lake.service.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=";
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
  private static final String BODY = "{\"test\": 2432232314}";

  @Test
  void signsAsTheReferenceOfStandardWebhooksDoes() {
    assertThat(Signature.with(List.of(SECRET)).headers("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY))
        .isEqualTo(
            Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
  }

  @Test
  void signsWithEachSecretWhileTheyAreChanged() {
    Map<String, String> headers =
        Signature.with(List.of(OTHER, SECRET)).headers("failed-1", AT, BODY);
    assertThat(headers.get("webhook-signature")).containsOnlyOnce(" ");
    assertThat(Verifier.accepts(OTHER, headers, BODY, AT)).isTrue();
    assertThat(Verifier.accepts(SECRET, headers, BODY, AT)).isTrue();
    assertThat(Verifier.accepts(SECRET, headers, BODY + " ", AT)).isFalse();
    assertThat(Verifier.accepts(SECRET, headers, BODY, AT.plusSeconds(301))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_short", "whsec_%%%", "whsec_"})
  void secretThatIsNoneIsToldWithoutItself(String secret) {
    assertThatThrownBy(() -> Signature.with(List.of(secret)))
        .hasMessage(
            "secret must be whsec_ and 24 to 64 bytes in Base64; make one with: echo whsec_$(openssl rand -base64 32)");
  }
}
