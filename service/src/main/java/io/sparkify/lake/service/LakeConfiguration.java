package io.sparkify.lake.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.ValidationMethod;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.service.backup.BackupConfiguration;
import io.sparkify.lake.service.db.DatabaseUrl;
import io.sparkify.lake.service.events.EventConfiguration;
import io.sparkify.lake.service.freshness.FreshnessConfiguration;
import io.sparkify.lake.service.lease.LeaseConfiguration;
import io.sparkify.lake.service.limit.LimitConfiguration;
import io.sparkify.lake.service.lineage.LineageConfiguration;
import io.sparkify.lake.service.lineage.LineageTarget;
import io.sparkify.lake.service.notify.NotificationConfiguration;
import io.sparkify.lake.service.outbox.OutboxConfiguration;
import io.sparkify.lake.service.retention.RetentionConfiguration;
import io.sparkify.lake.service.schedule.ScheduleConfiguration;
import io.sparkify.lake.service.spark.SparkConfiguration;
import io.sparkify.lake.service.storage.S3Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;

/** What {@code config.yml} says; the defaults are there. */
public final class LakeConfiguration extends Configuration {
  @Valid @NotNull private final SourceConfiguration source;
  @NotBlank private final String output;

  @Pattern(regexp = "parquet", message = "must be parquet: no other format is written") @NotNull private final String format;

  @Valid @NotNull private final S3Configuration s3;
  @Valid @NotNull private final LakeSection lake;
  @Valid @NotNull private final ChecksSection checks;
  @NotBlank private final String work;
  @Valid @NotNull private final BatchConfiguration batch;
  @Valid @NotNull private final RetryConfiguration retry;
  @Valid @NotNull private final CatalogConfiguration catalog;
  @NotNull private final List<@Valid @NotNull ScheduleConfiguration> schedules;
  @Valid @NotNull private final SparkConfiguration spark;
  @Valid @NotNull private final DataSourceFactory database;
  @NotNull private final Duration waitForDatabase;
  private final boolean migrate;
  @Valid @NotNull private final LeaseConfiguration lease;
  @Valid @NotNull private final BackupConfiguration backup;
  @Valid @NotNull private final RetentionConfiguration retention;
  @Valid @NotNull private final EventConfiguration events;
  @Valid @NotNull private final LimitConfiguration limits;
  @Valid @NotNull private final SecuritySection security;
  @Valid @NotNull private final FreshnessConfiguration freshness;

  @Pattern(regexp = "|https?://.+", message = "must be empty or begin with http:// or https://") @NotNull
  private final String publicUrl;

  @NotNull private final List<@Valid @NotNull NotificationConfiguration> notifications;
  @Valid @NotNull private final LineageConfiguration lineage;
  @Valid @NotNull private final OutboxConfiguration outbox;

  @JsonCreator
  LakeConfiguration(
      @JsonProperty("source") SourceConfiguration source,
      @JsonProperty("output") String output,
      @JsonProperty("format") String format,
      @JsonProperty("s3") S3Configuration s3,
      @JsonProperty("lake") LakeSection lake,
      @JsonProperty("checks") ChecksSection checks,
      @JsonProperty("work") String work,
      @JsonProperty("batch") BatchConfiguration batch,
      @JsonProperty("retry") RetryConfiguration retry,
      @JsonProperty("catalog") CatalogConfiguration catalog,
      @JsonProperty("schedules") List<ScheduleConfiguration> schedules,
      @JsonProperty("spark") SparkConfiguration spark,
      @JsonProperty("database") DataSourceFactory database,
      @JsonProperty("wait_for_database") Duration waitForDatabase,
      @JsonProperty("migrate") boolean migrate,
      @JsonProperty("lease") LeaseConfiguration lease,
      @JsonProperty("backup") BackupConfiguration backup,
      @JsonProperty("retention") RetentionConfiguration retention,
      @JsonProperty("events") EventConfiguration events,
      @JsonProperty("limits") LimitConfiguration limits,
      @JsonProperty("security") SecuritySection security,
      @JsonProperty("freshness") FreshnessConfiguration freshness,
      @JsonProperty("public_url") String publicUrl,
      @JsonProperty("notifications") List<NotificationConfiguration> notifications,
      @JsonProperty("lineage") LineageConfiguration lineage,
      @JsonProperty("outbox") OutboxConfiguration outbox) {
    this.source = source;
    this.output = output;
    this.format = format;
    this.s3 = s3;
    this.lake = lake;
    this.checks = checks;
    this.work = work;
    this.batch = batch;
    this.retry = retry;
    this.catalog = catalog;
    this.schedules = schedules;
    this.spark = spark;
    this.database = database;
    this.waitForDatabase = waitForDatabase;
    this.migrate = migrate;
    this.lease = lease;
    this.backup = backup;
    this.retention = retention;
    this.events = events;
    this.limits = limits;
    this.security = security;
    this.freshness = freshness;
    this.publicUrl = publicUrl;
    this.notifications = notifications;
    this.lineage = lineage;
    this.outbox = outbox;
  }

  public SourceConfiguration source() {
    return source;
  }

  /** Where the lake is, as configured. */
  public String output() {
    return output;
  }

  /** What the tables' files are; parquet, as no other is written yet. */
  public String format() {
    return format;
  }

  public S3Configuration s3() {
    return s3;
  }

  /** What staged data is held against. */
  ChecksSection checks() {
    return checks;
  }

  /** What decides how the lake is written. */
  public LakeSettings lake() {
    return new LakeSettings(
        lake.targetFileSize().toBytes(), lake.songsPartitionedBy(), checks.settings());
  }

  /** The folder of this machine for logs and settings of applications. */
  public String work() {
    return work;
  }

  public BatchConfiguration batch() {
    return batch;
  }

  public RetryConfiguration retry() {
    return retry;
  }

  public CatalogConfiguration catalog() {
    return catalog;
  }

  /** When to load without being asked, besides what {@code source.auto_load} does. */
  public List<ScheduleConfiguration> schedules() {
    return List.copyOf(schedules);
  }

  @JsonIgnore
  @ValidationMethod(message = "schedules must have names that differ")
  public boolean isEveryScheduleNamedOnce() {
    return schedules == null
        || schedules.stream().map(ScheduleConfiguration::name).distinct().count()
            == schedules.size();
  }

  public SparkConfiguration spark() {
    return spark;
  }

  public DataSourceFactory database() {
    return database;
  }

  /** How long a start waits for a database that is away. */
  public java.time.Duration waitForDatabase() {
    return waitForDatabase.toJavaDuration();
  }

  /** Whether the server brings the database's schema up to date when it starts. */
  public boolean migrate() {
    return migrate;
  }

  public LeaseConfiguration lease() {
    return lease;
  }

  public BackupConfiguration backup() {
    return backup;
  }

  public RetentionConfiguration retention() {
    return retention;
  }

  public EventConfiguration events() {
    return events;
  }

  public LimitConfiguration limits() {
    return limits;
  }

  SecuritySection security() {
    return security;
  }

  /** By when a month must be published. */
  public FreshnessConfiguration freshness() {
    return freshness;
  }

  /** Where others reach the service; empty if nobody said. */
  public String publicUrl() {
    return publicUrl;
  }

  /** Who is told by HTTP what needs people. */
  public List<NotificationConfiguration> notifications() {
    return List.copyOf(notifications);
  }

  @JsonIgnore
  @ValidationMethod(
      message = "notifications must have names that differ, and none may be openlineage")
  public boolean isEveryTargetNamedOnce() {
    return notifications == null
        || Stream.concat(
                    Stream.of(LineageTarget.NAME),
                    notifications.stream().map(NotificationConfiguration::name))
                .distinct()
                .count()
            == notifications.size() + 1L;
  }

  public LineageConfiguration lineage() {
    return lineage;
  }

  /** How messages to others are delivered. */
  public OutboxConfiguration outbox() {
    return outbox;
  }

  @JsonIgnore
  @ValidationMethod(
      message =
          "LAKE_DATABASE_URL must be jdbc:postgresql:… or an H2 database that this process opens"
              + " itself (jdbc:h2:file:…, without AUTO_SERVER): several instances need PostgreSQL")
  public boolean isDatabaseSupported() {
    return database.getUrl() == null || new DatabaseUrl(database.getUrl()).isSupported();
  }
}
