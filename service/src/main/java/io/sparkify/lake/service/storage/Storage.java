package io.sparkify.lake.service.storage;

import io.sparkify.lake.job.contract.LocalDisk;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;

/** Reads and writes small texts in the lake, on whatever file system it lies. */
public final class Storage {
  private static final int READS_OF_A_REPLACED_TEXT = 3;

  private final Configuration configuration;
  private final Map<String, String> ofApplications;

  /** With S3 as AWS has it. */
  public Storage() {
    this(S3Configuration.AWS);
  }

  public Storage(S3Configuration s3) {
    Map<String, String> settings = new TreeMap<>(s3.settings());
    settings.putAll(Patience.OF_A_LOAD);
    this.ofApplications = Map.copyOf(settings);
    this.configuration = new Configuration(false);
    // Without checksums: the default one leaves a .crc file beside every file.
    configuration.setClass("fs.file.impl", LocalDisk.class, FileSystem.class);
    configuration.set("fs.s3a.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    // Texts are small; buffering on disk would want the file system with checksums.
    configuration.set("fs.s3a.fast.upload.buffer", "array");
    s3.settings().forEach(configuration::set);
    // So that the log of an S3 server tells whose requests are many.
    configuration.set("fs.s3a.user.agent.prefix", "lake-service");
    Patience.OF_A_TICK.forEach(configuration::set);
  }

  /** The settings of every file system, for those who list or read more than texts. */
  public Configuration configuration() {
    return configuration;
  }

  /** What an application needs to see the same file systems, under the names of Hadoop. */
  public Map<String, String> settings() {
    return ofApplications;
  }

  /** The text of a file, whole also if it is replaced just now; empty if there is no such file. */
  public Optional<String> readText(String location) throws IOException {
    for (int left = READS_OF_A_REPLACED_TEXT; ; left--) {
      try {
        return read(new Path(location));
      } catch (PathIOException e) {
        // S3A says so of one that was replaced after its length was asked for, and before its bytes
        // were.
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  private Optional<String> read(Path path) throws IOException {
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Writes a new file; a reader sees all of it or nothing. */
  public void writeText(String location, String text) throws IOException {
    Path path = new Path(location);
    FileSystem files = path.getFileSystem(configuration);
    if ("s3a".equals(path.toUri().getScheme())) {
      // An object appears whole, and nothing can be renamed onto one.
      write(files, path, text);
      return;
    }
    Path draft = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID());
    try {
      write(files, draft, text);
      if (!files.rename(draft, path)) {
        throw new IOException("Could not rename " + draft + " to " + path);
      }
    } catch (IOException e) {
      discard(files, draft, e);
      throw e;
    }
  }

  private static void write(FileSystem files, Path path, String text) throws IOException {
    try (OutputStream out = files.create(path, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void discard(FileSystem files, Path draft, IOException reason) {
    try {
      files.delete(draft, false);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
