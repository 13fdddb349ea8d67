package io.sparkify.lake.job.generate.naive;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.LogMonth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What lies in the folder of one month. */
final class NaiveFolder {
  final Map<NaivePlay.Key, NaivePlay> plays = new LinkedHashMap<>();
  long lines;
  long malformed;
  long skipped;
  long duplicates;

  static NaiveFolder read(Path logData, LogMonth month) throws IOException {
    NaiveFolder folder = new NaiveFolder();
    String files = month.folder() + "/.+\\.json(\\.gz)?";
    for (Path file : NaiveFiles.input(logData, files)) {
      NaiveFiles.lines(file).forEach(folder::read);
    }
    return folder;
  }

  private void read(byte[] line) {
    lines++;
    Optional<JsonNode> event = NaiveFiles.object(line);
    if (event.isPresent() && !NaivePlay.isPlay(event.get())) {
      skipped++;
      return;
    }
    Optional<NaivePlay> play = event.flatMap(NaivePlay::of);
    if (play.isEmpty()) {
      malformed++;
    } else if (plays.putIfAbsent(play.get().key(), play.get()) != null) {
      duplicates++;
    }
  }

  long strays(LogMonth month) {
    return plays.values().stream().filter(play -> !play.month().equals(month)).count();
  }
}
