package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which files differ between what was loaded and what is there. */
public record ContentChange(List<String> added, List<String> changed, List<String> removed) {
  public static final ContentChange NONE = new ContentChange(List.of(), List.of(), List.of());

  public ContentChange {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  public static ContentChange between(Collection<SourceFile> then, Collection<SourceFile> now) {
    Map<String, SourceFile> before =
        then.stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (SourceFile file : now.stream().sorted().toList()) {
      SourceFile known = before.remove(file.path());
      if (known == null) {
        added.add(file.path());
      } else if (!known.equals(file)) {
        changed.add(file.path());
      }
    }
    return new ContentChange(added, changed, before.keySet().stream().sorted().toList());
  }

  /** Such as {@code 2 files added, 1 changed}. */
  String words() {
    List<String> parts = new ArrayList<>();
    add(parts, added.size(), "added");
    add(parts, changed.size(), "changed");
    add(parts, removed.size(), "removed");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add((parts.isEmpty() ? Words.files(count) : Integer.toString(count)) + " " + what);
    }
  }
}
