package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;

/** Identifies a set of source files by path, size and version; 64 hexadecimal digits of SHA-256. */
public record Fingerprint(String value) {
  @JsonCreator
  public static Fingerprint parse(String text) {
    return new Fingerprint(text);
  }

  /** The same for the same files, in whatever order they come. */
  public static Fingerprint of(Collection<SourceFile> files) {
    MessageDigest digest = Sha256.digest();
    files.stream().sorted().forEach(file -> digest.update(line(file)));
    return new Fingerprint(Sha256.hex(digest.digest()));
  }

  private static byte[] line(SourceFile file) {
    return "%s\t%d\t%s\n"
        .formatted(file.path(), file.bytes(), file.version())
        .getBytes(StandardCharsets.UTF_8);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
