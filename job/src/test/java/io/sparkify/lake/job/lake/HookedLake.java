package io.sparkify.lake.job.lake;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** A lake on the local file system in which something happens before a file comes to its place. */
public final class HookedLake {
  private HookedLake() {}

  /** What happens; it is told the path of the file's place. */
  @FunctionalInterface
  public interface Hook {
    void before(String target) throws IOException;
  }

  public static LakeFiles open(String root, Hook hook) throws IOException {
    return open(root, new Configuration(false), hook);
  }

  public static LakeFiles open(String root, Configuration configuration, Hook hook)
      throws IOException {
    AtomicRename rename = new LocalRename();
    return LakeFiles.open(
        root,
        configuration,
        (staged, target) -> {
          hook.before(target.toUri().getPath());
          rename.rename(staged, target);
        });
  }
}
