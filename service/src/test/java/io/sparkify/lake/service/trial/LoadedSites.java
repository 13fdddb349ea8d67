package io.sparkify.lake.service.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the same {@link LoadedSite} to every trial; they copy it, and nobody changes it. */
final class LoadedSites implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LoadedSites.class);

  /** Made when the first trial asks, deleted after the last one. */
  private record Made(LoadedSite loaded, Path folder) implements AutoCloseable {
    static Made now() {
      try {
        Path folder = Files.createTempDirectory("trials");
        return new Made(LoadedSite.make(folder), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      Site.delete(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LoadedSite.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Made.class, type -> Made.now(), Made.class)
        .loaded();
  }
}
