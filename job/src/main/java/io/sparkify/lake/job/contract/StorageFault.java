package io.sparkify.lake.job.contract;

import static io.sparkify.lake.job.contract.FailureKind.BAD_CONFIGURATION;
import static io.sparkify.lake.job.contract.FailureKind.INFRASTRUCTURE;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a storage server says when it does not do as asked, told by the words of Hadoop's client.
 */
public enum StorageFault {
  UNSUPPORTED_SCHEME(
      BAD_CONFIGURATION,
      "storage_unsupported",
      "No FileSystem for scheme",
      "The location's scheme is not known",
      "There is no file system for the scheme of the location.",
      "Write the location as a folder, file:, hdfs: or s3a: (for S3 it is s3a:, not s3:)."),
  NO_CREDENTIALS(
      BAD_CONFIGURATION,
      "s3_no_credentials",
      "NoAuthWithAWSException|NoAwsCredentialsException|Unable to load credentials",
      "There are no credentials for S3",
      "Neither the environment nor the machine's role has credentials for S3.",
      "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and start the service again."),
  WRONG_CREDENTIALS(
      BAD_CONFIGURATION,
      "s3_wrong_credentials",
      "SignatureDoesNotMatch|InvalidAccessKeyId|InvalidToken|ExpiredToken|TokenRefreshRequired",
      "S3 does not accept the credentials",
      "The server does not know the access key, or the secret or the session token does not fit it.",
      "Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN right, and start the service again."),
  CLOCK_SKEWED(
      BAD_CONFIGURATION,
      "s3_clock_skewed",
      "RequestTimeTooSkewed|RequestExpired",
      "This machine's clock is wrong",
      "The time of the requests is too far from the server's time.",
      "Set this machine's clock (by NTP), and load again."),
  NO_BUCKET(
      BAD_CONFIGURATION,
      "s3_no_bucket",
      "NoSuchBucket|UnknownStoreException",
      "There is no such bucket",
      "The server has no bucket of the location's name.",
      "Create the bucket, or set the location (LAKE_SONG_DATA, LAKE_LOG_DATA, LAKE_OUTPUT) or LAKE_S3_ENDPOINT right."),
  WRONG_REGION(
      BAD_CONFIGURATION,
      "s3_wrong_region",
      "AWSRedirectException|Status Code: 301|AuthorizationHeaderMalformed|IllegalLocationConstraint",
      "The bucket is in another region",
      "The server answers that requests for this bucket belong to another region.",
      "Set AWS_REGION to the bucket's region, which the evidence may name."),
  ACCESS_DENIED(
      BAD_CONFIGURATION,
      "s3_access_denied",
      "Status Code: 40[13]|AllAccessDisabled",
      "S3 refuses access",
      "The credentials may not do what was asked for at this location, or are not the right ones.",
      "Give them the right to list, read, write and delete there, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY right."),
  FULL(
      INFRASTRUCTURE,
      "storage_full",
      "InsufficientStorage|QuotaExceeded|Status Code: 507",
      "The storage is full",
      "The server has no space left, or the quota is used up.",
      "Free space or raise the quota, and load again; the tables are as they were."),
  THROTTLED(
      INFRASTRUCTURE,
      "storage_throttled",
      "SlowDown|AWSServiceThrottledException|Status Code: (503|429)",
      "The storage is too busy",
      "The server went on answering that it is too busy (503), though it was asked again and again.",
      "Look at the server's load, wait until it is less, and load again; the tables are as they were."),
  SERVER_ERROR(
      INFRASTRUCTURE,
      "storage_failed",
      "AWSStatus500Exception|Status Code: 5\\d\\d",
      "The storage server failed",
      "The server went on answering that it failed (5xx), though it was asked again and again.",
      "Look at the server's log; when it is sound, load again; the tables are as they were."),
  NO_CONNECTION(
      INFRASTRUCTURE,
      "s3_connections_used_up",
      "Timeout waiting for connection from pool",
      "All connections to S3 are in use",
      "A request waited too long for one of the connections that the job may have to S3.",
      "Raise spark.hadoop.fs.s3a.connection.maximum under spark.conf in config.yml, or lower the threads in spark.master (local[4]), and load again."),
  UNRESOLVED(
      INFRASTRUCTURE,
      "storage_unknown_host",
      "UnknownHostException|UnresolvedAddress",
      "The storage server's name is not known",
      "No address was found for the name of the storage server.",
      "Check LAKE_S3_ENDPOINT (and LAKE_S3_PATH_STYLE: without it the bucket is part of the name) and this machine's DNS."),
  REFUSED(
      INFRASTRUCTURE,
      "storage_unreachable",
      "Connection refused|NoRouteToHost|Network is unreachable|ConnectTimeoutException"
          + "|connect timed out",
      "The storage server cannot be reached",
      "Nobody accepts connections at the address of the storage server.",
      "Start the server, or set LAKE_S3_ENDPOINT right; then load again."),
  TIMED_OUT(
      INFRASTRUCTURE,
      "storage_timed_out",
      "AWSApiCallTimeoutException|ApiCallTimeout|ApiCallAttemptTimeout|SocketTimeoutException"
          + "|Read timed out|no answer in \\d+ seconds",
      "The storage server does not answer",
      "The server took requests and did not answer in time, though it was asked again.",
      "Look at the server's load and at the network, and load again; the tables are as they were."),
  NOT_SPOKEN(
      BAD_CONFIGURATION,
      "storage_no_tls",
      "Unsupported or unrecognized SSL message|PKIX path|SSLHandshakeException",
      "There is no secure connection to the storage server",
      "The address says https:, and the server does not speak it or has a certificate that is not trusted.",
      "Set LAKE_S3_ENDPOINT to http:// if the server has no TLS, or have Java trust its certificate."),
  BROKEN(
      INFRASTRUCTURE,
      "storage_connection_broken",
      "Connection reset|Broken pipe|failed to respond|Premature end of|Unexpected end of"
          + "|Unable to execute HTTP request",
      "The connection to the storage broke",
      "The connection to the storage server broke again and again.",
      "Look at the server and at the network, and load again; the tables are as they were.");

  private static final Pattern STORAGE =
      Pattern.compile("awssdk|s3a|UnsupportedFileSystemException|hdfs|wiki\\.apache\\.org/hadoop");

  private final FailureKind kind;
  private final String code;
  private final Pattern pattern;
  private final String title;
  private final String cause;
  private final String remedy;

  StorageFault(
      FailureKind kind, String code, String pattern, String title, String cause, String remedy) {
    this.kind = kind;
    this.code = code;
    this.pattern = Pattern.compile(pattern);
    this.title = title;
    this.cause = cause;
    this.remedy = remedy;
  }

  /** The fault that an exception or one of its causes tells of. */
  public static Optional<StorageFault> of(Throwable thrown) {
    return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(50) // a cause may be its own
        .flatMap(cause -> in(cause.toString()).stream())
        .findFirst();
  }

  /** The fault that a text of Hadoop's client tells of; empty for texts about anything else. */
  public static Optional<StorageFault> in(String text) {
    return STORAGE.matcher(text).find()
        ? Arrays.stream(values()).filter(fault -> fault.pattern.matcher(text).find()).findFirst()
        : Optional.empty();
  }

  /** Whether it stays until somebody changes a setting; others may be over by themselves. */
  public boolean isDefinite() {
    return kind == BAD_CONFIGURATION;
  }

  public String code() {
    return code;
  }

  public String cause() {
    return cause;
  }

  public String remedy() {
    return remedy;
  }

  /**
   * In words for a person.
   *
   * @param evidence what the client said
   */
  public Failure failure(String evidence) {
    return new Failure(kind, code, title, cause, remedy, evidence);
  }
}
