package io.sparkify.lake.job.generate;

import io.sparkify.lake.job.generate.output.EventJson;
import io.sparkify.lake.job.generate.output.LogBook;
import io.sparkify.lake.job.generate.output.Spots;
import io.sparkify.lake.job.generate.session.EventSink;
import io.sparkify.lake.job.generate.session.Play;
import io.sparkify.lake.job.generate.session.Visit;
import java.util.List;

/** Writes each event once, into the file of its day. */
final class CleanLog implements EventSink {
  private final LogBook log;
  private final Spots spots;
  private final EventJson json = new EventJson();

  CleanLog(LogBook log, Spots spots) {
    this.log = log;
    this.spots = spots;
  }

  @Override
  public void play(Play play) {
    log.play(play, json.line(play), List.of(spots.at(play.ts(), 0)));
  }

  @Override
  public void visit(Visit visit) {
    log.skipped(json.line(visit), spots.at(visit.ts(), 0));
  }
}
