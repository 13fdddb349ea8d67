package io.sparkify.lake.service.table;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folders of a table as REST shows them, with their skew. */
record FoldersView(@JsonUnwrapped Page<Folder> page, Amounts skew) {
  /** By what folders are compared. */
  record Amounts(Skew rows, Skew bytes) {}

  /**
   * Some of the folders.
   *
   * @param cursor the last folder of the page before; null for the first page
   */
  static FoldersView of(List<Folder> folders, int size, @Nullable String cursor) {
    return new FoldersView(
        page(folders, size, cursor),
        new Amounts(Skew.of(folders, Folder::rows), Skew.of(folders, Folder::bytes)));
  }

  private static Page<Folder> page(List<Folder> folders, int size, @Nullable String cursor) {
    List<String> names = folders.stream().map(Folder::folder).toList();
    int from = cursor == null ? 0 : names.indexOf(cursor) + 1;
    if (cursor != null && from == 0) {
      throw ServiceException.malformed(
          "malformed", "cursor: Not the last folder of a page of this table: '" + cursor + "'");
    }
    List<Folder> items = folders.stream().skip(from).limit(size).toList();
    boolean isLast = from + items.size() >= folders.size();
    return new Page<>(items, isLast ? null : names.get(from + size - 1), folders.size());
  }
}
