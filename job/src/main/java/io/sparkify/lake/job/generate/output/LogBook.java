package io.sparkify.lake.job.generate.output;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.session.Play;
import io.sparkify.lake.job.generate.truth.Ledger;
import java.nio.file.Path;
import java.util.List;

/** Writes the lines of {@code log_data}, each booked in the truth at once. */
public final class LogBook {
  private static final String NEWLINE = "\n";

  private final LogFiles files;
  private final Ledger ledger;

  public LogBook(Path root, Ledger ledger) {
    this.files = new LogFiles(root);
    this.ledger = ledger;
  }

  /** A play that this line says at each of these places. */
  public void play(Play play, byte[] line, List<Spot> spots) {
    for (Spot spot : spots) {
      files.line(spot, line, NEWLINE);
    }
    ledger.play(play, spots.stream().map(Spot::folder).toList());
  }

  /** A play with a line end of its own. */
  public void play(Play play, byte[] line, Spot spot, String end) {
    files.line(spot, line, end);
    ledger.play(play, List.of(spot.folder()));
  }

  /** A play that two different lines say. */
  public void play(Play play, byte[] line, byte[] copy, Spot spot) {
    files.line(spot, line, NEWLINE);
    files.line(spot, copy, NEWLINE);
    ledger.play(play, List.of(spot.folder(), spot.folder()));
  }

  public void skipped(byte[] line, Spot spot) {
    files.line(spot, line, NEWLINE);
    ledger.skippedLine(spot.folder());
  }

  public void malformed(byte[] line, Spot spot, String trap) {
    files.line(spot, line, NEWLINE);
    ledger.malformedLine(spot.folder(), trap);
  }

  /** Something that counts nowhere: a blank line, or a line of a file that is not input. */
  public void nothing(byte[] line, Spot spot) {
    files.line(spot, line, NEWLINE);
  }

  /** A file without a line. */
  public void empty(Spot spot) {
    files.empty(spot);
  }

  public void trap(LogMonth folder, String name) {
    ledger.trap(folder, name);
  }

  public void close() {
    files.close();
  }
}
