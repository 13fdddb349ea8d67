package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** Identifies a set of source files by path, size and version; 64 hexadecimal digits of SHA-256. */
public record Fingerprint(String value) {
  @JsonCreator
  public static Fingerprint parse(String text) {
    return new Fingerprint(text);
  }

  /** The same for the same files, in whatever order they come. */
  public static Fingerprint of(Collection<SourceFile> files) {
    MessageDigest digest = sha256();
    files.stream().sorted().forEach(file -> digest.update(line(file)));
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  private static byte[] line(SourceFile file) {
    return "%s\t%d\t%s\n"
        .formatted(file.path(), file.bytes(), file.version())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
