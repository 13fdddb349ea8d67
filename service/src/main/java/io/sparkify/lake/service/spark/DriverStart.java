package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.launcher.SparkAppHandle;
import org.apache.spark.launcher.SparkLauncher;

/** Starts drivers with spark-submit on this machine, and clears away what they needed. */
final class DriverStart {
  private static final String MAIN_CLASS = "io.sparkify.lake.job.LoadBatch";
  // On a busy machine the driver needs more than the default of 10 s until it says hello.
  private static final String HELLO_MILLIS = "60000";

  private final SparkConfiguration configuration;
  private final Storage storage;
  private final WorkFiles files;
  private final LocalFolders locals;
  private final Optional<ClassArchive> archive;
  private final Runnable doorbell;

  DriverStart(
      SparkConfiguration configuration, Storage storage, WorkFiles files, Runnable doorbell) {
    this.configuration = configuration;
    this.storage = storage;
    this.files = files;
    this.locals = new LocalFolders(files.folder());
    this.archive = configuration.archive(files.folder());
    this.doorbell = doorbell;
  }

  LocalFolders locals() {
    return locals;
  }

  /**
   * Returns once the process is there.
   *
   * @param request where it is written
   * @param machine options of the driver's virtual machine
   * @param further arguments behind the request
   */
  SparkAppHandle start(
      ApplicationTag tag, String request, List<String> machine, List<String> further)
      throws IOException {
    files.prepare();
    locals.sweep();
    locals.create(tag);
    List<String> classes = archive.map(each -> each.options(tag)).orElse(List.of());
    files.writeSettings(
        tag,
        SparkSettings.of(
            configuration,
            tag,
            storage.settings(),
            locals.of(tag),
            Stream.concat(classes.stream(), machine.stream()).toList()));
    SparkLauncher.setConfig(SparkLauncher.CHILD_CONNECTION_TIMEOUT, HELLO_MILLIS);
    return launcher(tag, request)
        .addAppArgs(further.toArray(String[]::new))
        .startApplication(new Ring(doorbell));
  }

  private SparkLauncher launcher(ApplicationTag tag, String request) {
    SparkHome spark = configuration.sparkHome();
    return new SparkLauncher(DriverEnvironment.of(configuration, locals.of(tag)))
        .setSparkHome(spark.home().toString())
        .directory(files.folder().toFile())
        .setPropertiesFile(files.settings(tag).toString())
        .setMainClass(MAIN_CLASS)
        .setAppResource(spark.jobJar().toString())
        .addAppArgs(DriverProcess.OPTION, request)
        .redirectError()
        .redirectOutput(files.log(tag).toFile());
  }

  /** Of a driver that has ended. */
  void forget(ApplicationTag tag) {
    try {
      files.dropSettings(tag);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not remove the settings of " + tag, e);
    }
    locals.drop(tag);
  }

  /** Runs on Spark's thread; hands over at once. */
  private record Ring(Runnable doorbell) implements SparkAppHandle.Listener {
    @Override
    public void stateChanged(SparkAppHandle handle) {
      doorbell.run();
    }

    @Override
    public void infoChanged(SparkAppHandle handle) {
      doorbell.run();
    }
  }
}
