package io.sparkify.lake.job.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as Hadoop 3.4.3 says them, each of them caused at a real server. */
class StorageFaultTest {
  private static final String LIST =
      "listObjects() on s3a://lake/x: software.amazon.awssdk.services.s3.model.S3Exception: No"
          + " (Service: S3, Status Code: %s, Request ID: 0) (SDK Attempt Count: 1):%s";

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "403, SignatureDoesNotMatch, WRONG_CREDENTIALS",
    "403, InvalidAccessKeyId, WRONG_CREDENTIALS",
    "400, ExpiredToken, WRONG_CREDENTIALS",
    "403, RequestTimeTooSkewed, CLOCK_SKEWED",
    "403, AccessDenied, ACCESS_DENIED",
    "403, null, ACCESS_DENIED",
    "404, NoSuchBucket, NO_BUCKET",
    "400, AuthorizationHeaderMalformed, WRONG_REGION",
    "301, PermanentRedirect, WRONG_REGION",
    "507, InsufficientStorage, FULL",
    "503, SlowDown, THROTTLED",
    "429, null, THROTTLED",
    "500, InternalError, SERVER_ERROR",
  })
  void answersAreKnownByTheirStatusAndCode(String status, String code, StorageFault fault) {
    IOException thrown = new IOException(LIST.formatted(status, code));

    assertThat(StorageFault.of(new IllegalStateException("a task failed", thrown))).contains(fault);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Unable to execute HTTP request: Connect to 127.0.0.1:1 failed: Connection refused|REFUSED",
        "Received an UnknownHostException when attempting to interact with a service|UNRESOLVED",
        "Unable to execute HTTP request: Connection reset (SDK Attempt Count: 3)|BROKEN",
        "Unable to execute HTTP request: Read timed out (SDK Attempt Count: 3)|TIMED_OUT",
        "Unable to execute HTTP request: Unsupported or unrecognized SSL message|NOT_SPOKEN",
        "Unable to load credentials from system settings|NO_CREDENTIALS",
      })
  void connectionsAreKnownByWhatTheClientSays(String message, StorageFault fault) {
    assertThat(
            StorageFault.in("software.amazon.awssdk.core.exception.SdkClientException: " + message))
        .contains(fault);
  }

  @Test
  void unknownSchemeIsKnown() {
    assertThat(
            StorageFault.in(
                "org.apache.hadoop.fs.UnsupportedFileSystemException: No FileSystem for scheme \"foo\""))
        .contains(StorageFault.UNSUPPORTED_SCHEME);
  }

  @Test
  void nameNodeThatIsAwayIsKnown() {
    assertThat(
            StorageFault.in(
                "java.net.ConnectException: Call From here to there:2 failed on connection exception:"
                    + " java.net.ConnectException: Connection refused; For more details see: "
                    + " http://wiki.apache.org/hadoop/ConnectionRefused"))
        .contains(StorageFault.REFUSED);
  }

  @Test
  void whatIsNotTheStoragesFaultIsNone() {
    assertThat(StorageFault.of(new AccessDeniedException("/data/lake"))).isEmpty();
    assertThat(StorageFault.of(new IOException("Connection reset"))).isEmpty();
    assertThat(StorageFault.of(new FileNotFoundException("No such file: s3a://lake/x"))).isEmpty();
  }

  @Test
  void onlyWhatIsOverByItselfIsTriedAgain() {
    assertThat(StorageFault.NO_BUCKET.isDefinite()).isTrue();
    assertThat(StorageFault.NO_BUCKET.failure("").kind().retryable()).isFalse();
    assertThat(StorageFault.THROTTLED.isDefinite()).isFalse();
    assertThat(StorageFault.THROTTLED.failure("").kind().retryable()).isTrue();
  }
}
