package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a list is shown. */
final class Paging {
  @Option(names = "--limit", paramLabel = "N", description = "How many, 1 to 200. Default: 50")
  private @Nullable Integer limit;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on where the page before ended, as it says.")
  private @Nullable String cursor;

  Query of(Query query) {
    return query.with("limit", limit).with("cursor", cursor);
  }
}
