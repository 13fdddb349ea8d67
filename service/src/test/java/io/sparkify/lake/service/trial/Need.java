package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a trial cannot do without: a machine that lacks it says so, the build server fails. */
final class Need {
  private Need() {}

  static void that(boolean there, String otherwise) {
    if (there) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      fail("This trial must not be skipped here: " + otherwise);
    }
    System.err.println("SKIPPED: " + otherwise);
    assumeTrue(false, otherwise);
  }
}
