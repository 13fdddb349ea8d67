package io.sparkify.lake.job.generate.traps;

import static io.sparkify.lake.job.generate.traps.LineEdits.fields;
import static io.sparkify.lake.job.generate.traps.LineEdits.join;
import static io.sparkify.lake.job.generate.traps.LineEdits.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.output.LogBook;
import io.sparkify.lake.job.generate.output.Spot;
import io.sparkify.lake.job.generate.session.Play;
import java.util.List;

/** Plays in an unusual form that count like any other. */
enum FormTrap implements Trap {
  BLANK_LINE {
    @Override
    void write(Play play, byte[] line, Spot spot, LogBook log) {
      log.nothing(text(""), spot);
      log.play(play, line, List.of(spot));
    }
  },
  WHITE_SPACE_LINE {
    @Override
    void write(Play play, byte[] line, Spot spot, LogBook log) {
      log.nothing(text(" \t  "), spot);
      log.play(play, line, List.of(spot));
    }
  },
  CRLF_BLANK_LINE {
    @Override
    void write(Play play, byte[] line, Spot spot, LogBook log) {
      log.nothing(text("\r"), spot);
      log.play(play, line, List.of(spot));
    }
  },
  CRLF {
    @Override
    void write(Play play, byte[] line, Spot spot, LogBook log) {
      log.play(play, line, spot, "\r\n");
    }
  },
  PADDED {
    @Override
    void write(Play play, byte[] line, Spot spot, LogBook log) {
      log.play(play, join(text("\t "), line, text("  ")), List.of(spot));
    }
  },
  NUMERIC_USER {
    @Override
    void write(Play play, byte[] line, Spot spot, LogBook log) {
      log.play(play, numericUser(play, line), List.of(spot));
    }
  },
  DUPLICATE_WITH_NUMERIC_USER {
    @Override
    void write(Play play, byte[] line, Spot spot, LogBook log) {
      log.play(play, line, numericUser(play, line), spot);
    }
  },
  SPARSE {
    @Override
    void write(Play play, byte[] line, Spot spot, LogBook log) {
      Play sparse =
          new Play(
              play.ts(),
              play.sessionId(),
              play.item(),
              play.visitor().withoutTraces(),
              play.level(),
              new Track("", "", 0, null));
      log.play(sparse, fields(line, FormTrap::strip), List.of(spot));
    }
  };

  abstract void write(Play play, byte[] line, Spot spot, LogBook log);

  @Override
  public void spring(Play play, byte[] line, Spot spot, Scene scene) {
    write(play, line, spot, scene.log());
    scene.log().trap(spot.folder(), label());
  }

  private static byte[] numericUser(Play play, byte[] line) {
    return fields(line, event -> event.put("userId", Long.parseLong(play.visitor().userId())));
  }

  private static void strip(ObjectNode event) {
    event.remove(List.of("artist", "song", "length", "location", "userAgent", "auth", "status"));
  }
}
