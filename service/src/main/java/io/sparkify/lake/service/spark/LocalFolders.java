package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every driver a folder for what it spills, and clears away those of drivers that ended. */
final class LocalFolders {
  private static final Logger LOG = LoggerFactory.getLogger(LocalFolders.class);

  private final Path root;

  LocalFolders(Path work) {
    this.root = work.resolve("local");
  }

  Path of(ApplicationTag tag) {
    return root.resolve(tag.toString());
  }

  void create(ApplicationTag tag) throws IOException {
    Files.createDirectories(of(tag));
  }

  /** What cannot be removed now is tried again when the next application starts. */
  void drop(ApplicationTag tag) {
    drop(of(tag));
  }

  /** Removes what drivers left that were killed, or that ended while nobody looked. */
  void sweep() throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
      for (Path folder : folders) {
        if (!DriverProcess.isNamed(folder.getFileName().toString())) {
          drop(folder);
        }
      }
    } catch (NoSuchFileException e) {
      LOG.debug("There is no {} yet", root);
    }
  }

  private static void drop(Path folder) {
    try {
      if (Files.exists(folder)) {
        Files.walkFileTree(folder, new Removal());
      }
    } catch (IOException e) {
      LOG.warn("Could not remove {}; trying again at the next launch", folder, e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
