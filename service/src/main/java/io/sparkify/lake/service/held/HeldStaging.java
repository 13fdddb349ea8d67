package io.sparkify.lake.service.held;

import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.service.run.HeldFiles;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The staging folders of rejected runs, with the marker that keeps the job from sweeping them. */
public final class HeldStaging implements HeldFiles {
  private final String lake;
  private final Configuration configuration;

  /**
   * @param lake its absolute location
   */
  public HeldStaging(String lake, Configuration configuration) {
    this.lake = lake;
    this.configuration = configuration;
  }

  @Override
  public boolean present(HeldLoad load) throws IOException {
    return files().exists(path(LakePaths.held(load)));
  }

  @Override
  public void drop(HeldLoad load) throws IOException {
    Path folder = path(LakePaths.staging(load.runId(), load.attempt()));
    if (!files().delete(folder, true) && files().exists(folder)) {
      throw new IOException("Could not delete " + folder);
    }
  }

  private FileSystem files() throws IOException {
    return new Path(lake).getFileSystem(configuration);
  }

  private Path path(String path) {
    return new Path(lake + "/" + path);
  }
}
