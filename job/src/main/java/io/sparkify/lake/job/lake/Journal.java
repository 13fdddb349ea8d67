package io.sparkify.lake.job.lake;

import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.RunId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The publications that were begun and not yet finished, as files in the lake. */
final class Journal {
  private final LakeFiles lake;

  Journal(LakeFiles lake) {
    this.lake = lake;
  }

  void write(Publication publication) throws IOException {
    lake.writeText(entry(publication.report().runId()), ContractJson.write(publication));
  }

  boolean has(RunId run) throws IOException {
    return lake.exists(entry(run));
  }

  void remove(RunId run) throws IOException {
    lake.delete(entry(run));
  }

  List<Publication> entries() throws IOException {
    List<Publication> entries = new ArrayList<>();
    for (String name : lake.names(LakePaths.JOURNAL)) {
      String text = lake.text(LakePaths.JOURNAL + "/" + name).orElse("");
      entries.add(ContractJson.read(text, Publication.class));
    }
    return List.copyOf(entries);
  }

  private static String entry(RunId run) {
    return LakePaths.journal(run);
  }
}
