package io.sparkify.lake.service.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the same {@link S3Server} to every trial that asks for one. */
public final class S3Servers implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(S3Servers.class);

  /** Started when the first trial asks, gone after the last one. */
  private record Started(S3Server server, Path folder) implements AutoCloseable {
    static Started now() {
      try {
        Path folder = Files.createTempDirectory("s3");
        return new Started(S3Server.start(folder), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      server.process().onExit().join();
      for (Path file : filesBelow(folder)) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == S3Server.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Started.class, type -> Started.now(), Started.class)
        .server();
  }
}
