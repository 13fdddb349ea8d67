package io.sparkify.lake.service.notify;

import io.sparkify.lake.service.notify.Notification.Recovery;
import io.sparkify.lake.service.run.Run;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Knows from the history what was wrong with a partition before a run loaded it. */
record Troubles(Jdbi jdbi) {
  Optional<Recovery> before(Run run) {
    return jdbi.withHandle(
        handle -> {
          NoticeDao notices = handle.attach(NoticeDao.class);
          return notices
              .before(run.partition(), run.createdAt(), run.id())
              .flatMap(Troubles::recovery)
              .or(
                  () ->
                      notices
                          .late(
                              run.partition(),
                              run.id(),
                              run.createdAt(),
                              Objects.requireNonNullElse(run.endedAt(), run.createdAt()))
                          .map(at -> new Recovery(NoticeKind.LATE, null)));
        });
  }

  private static Optional<Recovery> recovery(NoticeDao.Before before) {
    return switch (before.state()) {
      case "FAILED" -> Optional.of(new Recovery(NoticeKind.FAILED, before.id()));
      case "REJECTED" -> Optional.of(new Recovery(NoticeKind.REJECTED, before.id()));
      default -> Optional.empty();
    };
  }
}
