package io.sparkify.lake.service.table;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sparkify.lake.service.partition.Page;
import java.util.List;

/** The folders of a table as REST shows them, with their skew. */
record FoldersView(@JsonUnwrapped Page<Folder> page, Amounts skew) {
  /** By what folders are compared. */
  record Amounts(Skew rows, Skew bytes) {}

  static FoldersView of(List<Folder> folders) {
    return new FoldersView(
        Page.whole(folders),
        new Amounts(Skew.of(folders, Folder::rows), Skew.of(folders, Folder::bytes)));
  }
}
