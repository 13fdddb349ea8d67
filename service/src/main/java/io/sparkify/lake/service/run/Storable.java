package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;

/** Takes out of other programs' texts what PostgreSQL refuses to store: the null character. */
final class Storable {
  private Storable() {}

  static String text(String text) {
    return text.replace("\0", "");
  }

  static Failure failure(Failure failure) {
    return new Failure(
        failure.kind(),
        text(failure.code()),
        text(failure.title()),
        text(failure.cause()),
        text(failure.remedy()),
        text(failure.evidence()));
  }
}
