package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.contract.SourceVersion;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists song data, log data and the lake's strays with Hadoop's file systems. */
public final class HadoopPartitionSource implements PartitionSource {
  private final Configuration configuration;
  private final URI songData;
  private final URI logData;
  private final URI lake;

  public HadoopPartitionSource(Configuration configuration, URI songData, URI logData, URI lake) {
    this.configuration = configuration;
    this.songData = songData;
    this.logData = logData;
    this.lake = lake;
  }

  @Override
  public Listing list() throws SourceUnavailableException {
    ListingBuilder listing = new ListingBuilder();
    collect("song data", songData, InputNames::ofSong, listing::add);
    collect("log data", logData, InputNames::ofLog, listing::add);
    collectStrays(listing);
    return listing.build();
  }

  private void collect(
      String name, URI root, Function<String, Optional<PartitionKey>> partitionOf, Sink sink)
      throws SourceUnavailableException {
    try {
      walk(
          new Path(root),
          found ->
              partitionOf
                  .apply(found.path())
                  .ifPresent(key -> sink.add(key, file(found), modified(found.status()))));
    } catch (IOException | IllegalArgumentException e) {
      throw SourceProblems.of(name, root, e);
    }
  }

  private void collectStrays(ListingBuilder listing) throws SourceUnavailableException {
    Path strays = new Path(new Path(lake), LakePaths.STRAYS);
    try {
      if (!strays.getFileSystem(configuration).exists(strays)) {
        return; // nothing was loaded yet
      }
    } catch (IOException | IllegalArgumentException e) {
      throw SourceProblems.of("the lake's strays", strays.toUri(), e);
    }
    collect("the lake's strays", strays.toUri(), InputNames::ofStray, listing::addStray);
  }

  private void walk(Path root, Consumer<FolderWalk.Found> taker) throws IOException {
    FileSystem files = root.getFileSystem(configuration);
    Path folder = files.makeQualified(root);
    if (!files.getFileStatus(folder).isDirectory()) {
      throw new FileNotFoundException(folder + " is a file, not a folder");
    }
    FolderWalk walk = new FolderWalk(files, folder);
    if ("s3a".equals(folder.toUri().getScheme())) {
      walk.flat(taker);
    } else {
      walk.byFolder(taker);
    }
  }

  private static SourceFile file(FolderWalk.Found found) {
    return new SourceFile(found.path(), found.status().getLen(), SourceVersion.of(found.status()));
  }

  private static Instant modified(FileStatus status) {
    return Instant.ofEpochMilli(status.getModificationTime());
  }

  /** Takes one file of one partition. */
  @FunctionalInterface
  private interface Sink {
    void add(PartitionKey partition, SourceFile file, Instant modifiedAt);
  }
}
