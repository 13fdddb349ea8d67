package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Provenance;
import io.sparkify.lake.job.contract.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The jar that this job runs from. */
final class OwnJar {
  private static final String UNPACKAGED = "unpackaged";

  private OwnJar() {}

  static Provenance provenance(LakeSettings settings) throws IOException {
    String version =
        Objects.requireNonNullElse(
            OwnJar.class.getPackage().getImplementationVersion(), UNPACKAGED);
    return new Provenance(version, checksum(), settings.hash());
  }

  private static String checksum() throws IOException {
    @Nullable CodeSource source = OwnJar.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return UNPACKAGED;
    }
    Path jar = Path.of(URI.create(source.getLocation().toString()));
    if (!Files.isRegularFile(jar)) {
      return UNPACKAGED;
    }
    try (InputStream in = Files.newInputStream(jar)) {
      return Sha256.of(in);
    }
  }
}
