package io.sparkify.lake.service.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetNameTest {
  @ParameterizedTest
  @CsvSource({
    "file:///data/lake/songs, file, /data/lake/songs",
    "s3a://bucket/lake/songs, s3://bucket, lake/songs",
    "s3a://bucket, s3://bucket, /",
    "hdfs://name:8020/lake/songs, hdfs://name:8020, /lake/songs"
  })
  void placesAreNamedAsOpenLineageAsksFor(String location, String namespace, String name) {
    assertThat(DatasetName.of(location)).isEqualTo(new DatasetName(namespace, name));
  }
}
