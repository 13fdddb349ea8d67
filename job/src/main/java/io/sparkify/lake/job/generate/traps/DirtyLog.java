package io.sparkify.lake.job.generate.traps;

import io.sparkify.lake.job.generate.listener.Visitor;
import io.sparkify.lake.job.generate.output.EventJson;
import io.sparkify.lake.job.generate.output.LogBook;
import io.sparkify.lake.job.generate.output.Spot;
import io.sparkify.lake.job.generate.output.Spots;
import io.sparkify.lake.job.generate.session.EventSink;
import io.sparkify.lake.job.generate.session.Play;
import io.sparkify.lake.job.generate.session.Visit;
import java.util.List;

/** Writes events with a trap around every twentieth play, each trap in its turn. */
public final class DirtyLog implements EventSink {
  private static final int TRAP_EVERY = 20;
  private static final int LATE_EVERY = 40;

  private final Spots spots;
  private final Scene scene;
  private final EventJson json = new EventJson();
  private long plays;

  public DirtyLog(LogBook log, Spots spots) {
    this.spots = spots;
    this.scene = new Scene(log, spots);
  }

  @Override
  public void play(Play play) {
    plays++;
    if (plays % TRAP_EVERY == 0) {
      Trap trap = Traps.ALL.get((int) (plays / TRAP_EVERY % Traps.ALL.size()));
      spring(trap, play, play.visitor().utcOffset());
    } else {
      Spot spot = spot(play.ts(), play.visitor().utcOffset(), play.sessionId());
      scene.log().play(play, json.line(play), List.of(spot));
    }
  }

  @Override
  public void visit(Visit visit) {
    Visitor visitor = visit.visitor();
    Spot spot = spot(visit.ts(), visitor == null ? 0 : visitor.utcOffset(), visit.sessionId());
    scene.log().skipped(json.line(visit), spot);
  }

  /** Lays a trap in the folder that the play has in UTC, wherever the listener lives. */
  void spring(Trap trap, Play play) {
    spring(trap, play, 0);
  }

  private void spring(Trap trap, Play play, int utcOffset) {
    Spot spot = spot(play.ts(), utcOffset, play.sessionId());
    trap.spring(play, json.line(play), spot, scene);
  }

  /** Writes a play into a file that is not input, so that it never happened. */
  void hide(Play play, Spot spot) {
    scene.log().nothing(json.line(play), spot);
  }

  Scene scene() {
    return scene;
  }

  private Spot spot(long ts, int utcOffset, long sessionId) {
    Spot day = spots.at(ts, utcOffset);
    return sessionId % LATE_EVERY == 0 ? Scene.late(day.folder()) : day;
  }
}
