package io.sparkify.lake.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "a relative path begins at the base, ./data/lake, file:///base/data/lake",
    "an absolute path stays, /data/lake, file:///data/lake",
    "a slash at the end goes, /data/lake/, file:///data/lake",
    "dots are resolved, ../other, file:///other",
    "a space stays a space, my lake, file:///base/my lake",
    "a file URI with three slashes, file:///data/lake/, file:///data/lake",
    "a file URI with one slash, file:/data/lake, file:///data/lake",
    "an object store, s3a://bucket/lake/, s3a://bucket/lake",
    "a bucket, s3a://bucket/, s3a://bucket",
    "hdfs, hdfs://name:8020/lake, hdfs://name:8020/lake",
  })
  void locationIsAbsoluteWithoutSlashAtItsEnd(String rule, String configured, String expected) {
    assertThat(Location.resolve(configured, Path.of("/base"))).as(rule).isEqualTo(expected);
  }
}
