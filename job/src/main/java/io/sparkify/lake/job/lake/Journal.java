package io.sparkify.lake.job.lake;

import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
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
    lake.writeText(entry(publication.name()), ContractJson.write(publication));
  }

  boolean has(String name) throws IOException {
    return lake.exists(entry(name));
  }

  void remove(String name) throws IOException {
    lake.delete(entry(name));
  }

  List<Publication> entries() throws IOException {
    List<Publication> entries = new ArrayList<>();
    for (String file : lake.names(LakePaths.JOURNAL)) {
      String text = lake.text(LakePaths.JOURNAL + "/" + file).orElse("");
      entries.add(ContractJson.read(text, Publication.class));
    }
    return List.copyOf(entries);
  }

  private static String entry(String name) {
    return LakePaths.journal(name);
  }
}
