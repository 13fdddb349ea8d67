package io.sparkify.lake.service.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the same {@link LoadedSite} to every trial; they copy it, and nobody changes it. The first
 * one that asks makes it, in whatever process, and it stays until the next build.
 */
final class LoadedSites implements ParameterResolver {
  private static final Path ROOT = Path.of(System.getProperty("lake.root"));
  private static final Path FOLDER = ROOT.resolve("service/target/loaded-site");
  private static final Path DONE = FOLDER.resolve("done");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LoadedSite.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    try (FileChannel file =
        FileChannel.open(
            FOLDER.resolveSibling("loaded-site.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      file.lock(); // until it is closed
      if (isFresh()) {
        return LoadedSite.in(FOLDER);
      }
      if (Files.exists(FOLDER)) {
        Site.delete(FOLDER);
      }
      LoadedSite made = LoadedSite.make(FOLDER);
      Files.createFile(DONE);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFresh() throws IOException {
    if (!Files.exists(DONE)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(DONE);
    return made.compareTo(modified("service/target/lake-service.jar")) > 0
        && made.compareTo(modified("job/target/lake-job.jar")) > 0;
  }

  private static FileTime modified(String jar) throws IOException {
    return Files.getLastModifiedTime(ROOT.resolve(jar));
  }
}
