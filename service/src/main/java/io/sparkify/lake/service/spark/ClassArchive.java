package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has drivers start with the classes of Spark as Java had them in memory before (class-data
 * sharing), which is most of what a small load takes. The first driver of an installation writes
 * the archive when it ends, those after it use it. Java ignores one that does not fit.
 */
final class ClassArchive {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final String SUFFIX = ".jsa";
  private static final int NAME = 16;
  private static final List<String> ON_CLASS_PATH =
      List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR", "SPARK_DIST_CLASSPATH");
  // What could not be archived is said class by class, and would fill the driver's log.
  private static final String QUIET = "-Xlog:cds*=off";

  private final Path folder;
  private final Path home;
  private final Map<String, String> environment;

  /**
   * @param folder where archives are kept, some 160 MB for each installation of Spark
   * @param home the installation
   * @param environment what drivers inherit
   */
  ClassArchive(Path folder, Path home, Map<String, String> environment) {
    this.folder = folder;
    this.home = home;
    this.environment = environment;
  }

  /** What the next driver's virtual machine is to be started with; nothing where it cannot help. */
  List<String> options(ApplicationTag tag) {
    try {
      if (hasFolderOnClassPath()) {
        return List.of();
      }
      Files.createDirectories(folder);
      Path archive = folder.resolve(installation() + "-" + content() + SUFFIX);
      adopt(archive);
      return Files.exists(archive)
          ? List.of("-XX:SharedArchiveFile=" + archive, QUIET)
          : List.of("-XX:ArchiveClassesAtExit=" + archive + "." + tag, QUIET);
    } catch (IOException e) {
      LOG.warn("Drivers start without an archive of classes", e);
      return List.of();
    }
  }

  /** Java refuses to archive classes when there is a folder with files beside the jars. */
  private boolean hasFolderOnClassPath() throws IOException {
    Path settings = Path.of(environment.getOrDefault("SPARK_CONF_DIR", home + "/conf"));
    return ON_CLASS_PATH.stream().anyMatch(name -> !environment.getOrDefault(name, "").isEmpty())
        || (Files.isDirectory(settings) && !isEmpty(settings));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }

  /** Takes what a driver wrote that has ended since, in the place of older archives. */
  private void adopt(Path archive) throws IOException {
    for (Path written : files(installation() + "-*" + SUFFIX + ".*")) {
      String tag = written.toString().substring(written.toString().lastIndexOf('.') + 1);
      if (DriverProcess.isNamed(tag)) {
        continue;
      }
      if (written.toString().startsWith(archive + ".") && isWhole(written)) {
        for (Path older : files(installation() + "-*" + SUFFIX)) {
          Files.deleteIfExists(older);
        }
        Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("Drivers start with the classes in {} from now on", archive);
      } else {
        Files.deleteIfExists(written);
      }
    }
  }

  /** Java writes its mark at the beginning of the file last. */
  private static boolean isWhole(Path written) throws IOException {
    try (InputStream in = Files.newInputStream(written)) {
      byte[] mark = in.readNBytes(Integer.BYTES);
      return mark.length == Integer.BYTES && (mark[0] | mark[1] | mark[2] | mark[3]) != 0;
    }
  }

  private List<Path> files(String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      found.forEach(files::add);
    }
    return files;
  }

  private String installation() {
    return Sha256.of(home.toString()).substring(0, NAME);
  }

  /** Changes with the virtual machine and with any jar. */
  private String content() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("jars"))) {
      String all = jars.sorted().map(ClassArchive::described).collect(Collectors.joining("\n"));
      return Sha256.of(System.getProperty("java.vm.version") + "\n" + all).substring(0, NAME);
    }
  }

  private static String described(Path jar) {
    return jar.getFileName() + " " + jar.toFile().length() + " " + jar.toFile().lastModified();
  }
}
