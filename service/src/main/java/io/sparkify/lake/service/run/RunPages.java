package io.sparkify.lake.service.run;

import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.PageLimit;
import io.sparkify.lake.service.partition.Parameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the list of runs into pages, by keyset: a run that starts meanwhile shifts none. */
final class RunPages {
  private final RunHistory history;
  private final ProgressBoard progress;

  RunPages(RunHistory history, ProgressBoard progress) {
    this.history = history;
    this.progress = progress;
  }

  Page<RunView> page(RunQuery query, @Nullable String limit, @Nullable String cursor) {
    if (query.createdFrom().isAfter(query.createdTo())) {
      throw ServiceException.impossible(
          "from_after_to", "created_gte lies after created_lte, so no run can match.");
    }
    int size = PageLimit.parse(limit);
    RunCursor after =
        Parameter.optional("cursor", cursor, RunCursor::parse).orElse(RunCursor.START);
    List<RunDetails> found = history.page(query, after, size + 1);
    Optional<String> next =
        found.size() > size
            ? Optional.of(RunCursor.after(found.get(size - 1).run()).text())
            : Optional.empty();
    return new Page<>(
        found.stream().limit(size).map(run -> RunView.of(run, progress)).toList(),
        next.orElse(null),
        history.count(query));
  }
}
