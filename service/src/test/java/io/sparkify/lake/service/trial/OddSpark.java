package io.sparkify.lake.service.trial;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** An installation made of the one that was built, with which something is wrong. */
record OddSpark(Path home) {
  private static final Path BUILT =
      Path.of(System.getProperty("lake.root")).resolve("job/target/spark");

  static OddSpark in(Path home) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("jars"));
    Files.copy(BUILT.resolve("bin/spark-submit"), home.resolve("bin/spark-submit"));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(BUILT.resolve("jars"))) {
      for (Path jar : jars) {
        Files.createSymbolicLink(home.resolve("jars").resolve(jar.getFileName().toString()), jar);
      }
    }
    return new OddSpark(home);
  }

  /** Has every application get that setting, whatever its own are. */
  void submitWith(String setting, String value) throws IOException {
    Path submit = home.resolve("bin/spark-submit");
    Path built = Files.move(submit, home.resolve("bin/spark-submit-built"));
    Files.writeString(
        submit,
        "#!/usr/bin/env bash\nexec '%s' --conf '%s=%s' \"$@\"\n".formatted(built, setting, value));
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Takes the jars away whose names begin like this. */
  void drop(String name) throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(home.resolve("jars"), name + "*.jar")) {
      for (Path jar : jars) {
        Files.delete(jar);
      }
    }
  }
}
