package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.service.diagnosis.Diagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what keeps an application from being started. */
record LaunchFailures(Diagnosis diagnosis) {
  private static final int CAUSES = 10;

  Failure lakeNotWritable(String lake, IOException cause) {
    return failure("lake_not_writable", Map.of("lake", lake), cause);
  }

  Failure submitFailed(Path work, IOException cause) {
    return failure("spark_submit_failed", Map.of("work", work.toString()), cause);
  }

  private Failure failure(String code, Map<String, String> values, IOException cause) {
    String evidence = chain(cause);
    return diagnosis.known(evidence).orElseGet(() -> diagnosis.words(code, values, evidence));
  }

  private static String chain(Throwable thrown) {
    return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .map(Throwable::toString)
        .collect(Collectors.joining("\nCaused by: "));
  }
}
