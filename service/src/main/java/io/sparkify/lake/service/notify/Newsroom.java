package io.sparkify.lake.service.notify;

import io.sparkify.lake.service.events.RunMove;
import io.sparkify.lake.service.notify.Notification.Data;
import io.sparkify.lake.service.notify.Notification.Places;
import io.sparkify.lake.service.notify.Notification.Recovery;
import io.sparkify.lake.service.notify.RunSummary.Diagnosis;
import io.sparkify.lake.service.run.RunDetails;
import io.sparkify.lake.service.run.RunHistory;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Decides which move of a run is news, and of which kind. */
public final class Newsroom {
  private final RunHistory history;
  private final Troubles troubles;
  private final Links links;

  public Newsroom(Jdbi jdbi, Links links) {
    this.history = new RunHistory(jdbi);
    this.troubles = new Troubles(jdbi);
    this.links = links;
  }

  /** Empty for a move that is no news, and for one of a run that is not kept any more. */
  Optional<Notification> of(RunMove move) {
    if (move.state().equals(move.from())) {
      return Optional.empty(); // a note on a run that stays what it is
    }
    return switch (move.state()) {
      case "FAILED" -> history.find(move.runId()).map(run -> failed(move, run));
      case "REJECTED" -> history.find(move.runId()).map(run -> rejected(move, run));
      case "SUCCEEDED" ->
          history
              .find(move.runId())
              .flatMap(
                  run -> troubles.before(run.run()).map(before -> recovered(move, run, before)));
      default -> Optional.empty();
    };
  }

  private Notification failed(RunMove move, RunDetails details) {
    RunSummary run = RunSummary.of(details);
    Diagnosis failure = run.failure();
    return failure == null
        ? notification(NoticeKind.FAILED, move, run, "failed", move.reason(), null, null)
        : notification(
            NoticeKind.FAILED,
            move,
            run,
            "failed: " + failure.title(),
            failure.cause(),
            failure.remedy(),
            null);
  }

  private Notification rejected(RunMove move, RunDetails details) {
    return notification(
        NoticeKind.REJECTED,
        move,
        RunSummary.of(details),
        "was rejected by its checks",
        "It " + move.reason() + ".",
        "Its old version stays. Look at what was staged, then approve the run to publish it as it is, or discard it and mend the input.",
        null);
  }

  private Notification recovered(RunMove move, RunDetails details, Recovery before) {
    return notification(
        NoticeKind.RECOVERED,
        move,
        RunSummary.of(details),
        "is loaded again",
        switch (before.kind()) {
          case FAILED -> "It had failed before.";
          case REJECTED -> "It had been rejected by its checks before.";
          case LATE, RECOVERED -> "It had been late.";
        },
        null,
        before);
  }

  private Notification notification(
      NoticeKind kind,
      RunMove move,
      RunSummary run,
      String title,
      String cause,
      @Nullable String remedy,
      @Nullable Recovery before) {
    return new Notification(
        kind + "-" + move.runId(),
        kind.toString(),
        move.at(),
        new Data(
            move.partition(),
            move.partition() + " " + title,
            cause,
            remedy,
            run,
            before,
            new Places(
                links.run(move.runId()),
                run.attempts() == 0 ? null : links.log(move.runId()),
                links.partition(move.partition()))));
  }
}
