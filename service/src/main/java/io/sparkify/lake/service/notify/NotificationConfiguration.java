package io.sparkify.lake.service.notify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.validation.ValidationMethod;
import io.sparkify.lake.service.outbox.Secrets;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as {@code config.yml} defines it.
 *
 * @param url or {@code urlFile}: where messages go; may be a secret
 * @param urlFile a file that holds nothing but the URL
 * @param format {@code json} if absent
 * @param on everything if absent
 * @param secretEnv or {@code secretFile}: where the secret is that signs messages
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NotificationConfiguration(
    @NotNull @Pattern(
            regexp = "[a-z0-9][a-z0-9_-]{0,47}",
            message = "must be 1 to 48 of a-z, 0-9, _ and -")
        String name,
    @Nullable String url,
    @Nullable String urlFile,
    @Nullable Format format,
    @Nullable List<@NotNull NoticeKind> on,
    @Nullable String secretEnv,
    @Nullable String secretFile) {
  @JsonIgnore
  @ValidationMethod(message = "needs url or url_file, and not both")
  public boolean isAddressed() {
    return (url == null) != (urlFile == null);
  }

  @JsonIgnore
  @ValidationMethod(message = "takes secret_env or secret_file, and not both")
  public boolean isSecretInOnePlace() {
    return secretEnv == null || secretFile == null;
  }

  @JsonIgnore
  @ValidationMethod(
      message =
          "with format json needs secret_env or secret_file: messages are signed, so that receivers"
              + " know whose they are")
  public boolean isSigned() {
    return written() == Format.SLACK || secretEnv != null || secretFile != null;
  }

  @JsonIgnore
  @ValidationMethod(message = "has an empty on, so that it would be told nothing")
  public boolean isToldSomething() {
    return on == null || !on.isEmpty();
  }

  /**
   * Throws what is wrong with its address or its secret.
   *
   * @throws IllegalArgumentException in words for an operator, without either
   */
  public void requireUsable(Secrets secrets) {
    address(secrets);
    signature(secrets);
  }

  URI address(Secrets secrets) {
    return secrets.address(url, urlFile);
  }

  Signature signature(Secrets secrets) {
    return Signature.with(secrets.words("secret", secretEnv, secretFile));
  }

  Format written() {
    return Objects.requireNonNullElse(format, Format.JSON);
  }

  List<NoticeKind> wanted() {
    return on == null ? List.of(NoticeKind.values()) : on.stream().distinct().sorted().toList();
  }

  /** Without what may be a secret. */
  @Override
  public String toString() {
    return "notification " + name;
  }
}
