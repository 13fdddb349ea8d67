package io.sparkify.lake.service.spark;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import io.sparkify.lake.service.run.TimeLimits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Spark applications are started.
 *
 * @param home where Spark is installed
 * @param jobJar the job's application jar
 * @param driverMemory the driver's heap as Spark writes it, such as {@code 1g}
 * @param startWithin how long a launched application may say nothing
 * @param runWithin how long it may take
 * @param progressWithin how long nothing in it may move
 * @param silentWithin how long a driver on another machine may say nothing
 * @param cancelWithin how long it has to give up a run that is cancelled before it is killed
 * @param classArchive the folder for archives of Spark's classes; empty: in the work folder; {@code
 *     off}: none
 * @param killCommand what ends an application on the cluster, with {@code {id}} for its id; empty:
 *     what fits the master
 * @param conf further settings of Spark
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SparkConfiguration(
    @NotBlank String home,
    @NotBlank String master,
    @NotNull @Pattern(regexp = "client|cluster", message = "must be client or cluster") String deployMode,
    @NotBlank String jobJar,
    @NotNull @Pattern(regexp = "[1-9][0-9]*[kmgt]", message = "must be a size such as 1g or 512m") String driverMemory,
    @NotNull @MinDuration(1) Duration startWithin,
    @NotNull @MinDuration(1) Duration runWithin,
    @NotNull @MinDuration(1) Duration progressWithin,
    @NotNull Duration silentWithin,
    @NotNull Duration cancelWithin,
    @NotNull String classArchive,
    @NotNull List<@NotBlank String> killCommand,
    @NotNull Map<String, String> conf) {

  /** What keeps Spark from being started, with the remedy; empty if nothing does. */
  public Optional<String> problem() {
    return sparkHome().problem().map(failure -> failure.cause() + " " + failure.remedy());
  }

  /** Of the installation; empty if there is none. */
  public Optional<String> version() {
    return sparkHome().version();
  }

  public TimeLimits timeLimits() {
    return new TimeLimits(
        startWithin.toJavaDuration(),
        runWithin.toJavaDuration(),
        progressWithin.toJavaDuration(),
        cancelWithin.toJavaDuration());
  }

  /** What ends an application on the cluster; empty if nobody knows. */
  List<String> killing() {
    if (!killCommand.isEmpty()) {
      return killCommand;
    }
    if (master.equals("yarn")) {
      return List.of("yarn", "application", "-kill", ClusterKill.ID);
    }
    return master.startsWith("spark://")
        ? List.of(sparkHome().submit().toString(), "--master", master, "--kill", ClusterKill.ID)
        : List.of();
  }

  /**
   * What has drivers on this machine start quickly; empty if it is switched off.
   *
   * @param work the service's folder on this machine
   */
  Optional<ClassArchive> archive(Path work) {
    if (classArchive.equals("off") || !drivesHere()) {
      return Optional.empty();
    }
    Path folder = classArchive.isBlank() ? work.resolve("classes") : absolute(classArchive);
    return Optional.of(new ClassArchive(folder, sparkHome().home(), System.getenv()));
  }

  /** What the operator wants of the driver's virtual machine; empty if nothing. */
  String driverOptions() {
    return conf.getOrDefault(SparkSettings.DRIVER_OPTIONS, "");
  }

  SparkHome sparkHome() {
    return new SparkHome(absolute(home), absolute(jobJar));
  }

  /** Whether the driver runs on this machine. */
  boolean drivesHere() {
    return deployMode.equals("client");
  }

  /** Whether all of Spark does. */
  boolean isLocal() {
    return master.startsWith("local");
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }
}
