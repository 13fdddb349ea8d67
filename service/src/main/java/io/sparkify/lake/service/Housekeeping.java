package io.sparkify.lake.service;

import io.sparkify.lake.service.audit.Acts;
import io.sparkify.lake.service.backup.Backups;
import io.sparkify.lake.service.retention.Forgotten;
import io.sparkify.lake.service.retention.OldAudit;
import io.sparkify.lake.service.retention.OldLogs;
import io.sparkify.lake.service.retention.Retention;
import io.sparkify.lake.service.retention.RetentionConfiguration;
import io.sparkify.lake.service.retention.RetentionStore;
import io.sparkify.lake.service.schedule.Tick;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the ticks that keep the service's own data: copies of it, and what is forgotten. */
record Housekeeping(
    LakeConfiguration configuration,
    Path work,
    Database database,
    Writer writer,
    Acts acts,
    Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final String FORGET = "retention.forget";

  void wire() {
    configuration
        .backup()
        .folder(database.url())
        .ifPresentOrElse(
            this::backUp,
            () -> LOG.info("The database is not copied here; for PostgreSQL use pg_dump"));
    forget(configuration.retention());
  }

  private void backUp(Path folder) {
    Duration every = configuration.backup().every().toJavaDuration();
    int keep = configuration.backup().keep();
    Backups backups = new Backups(database.jdbi(), folder, every, keep, clock);
    Duration look = every.compareTo(MINUTE) < 0 ? every : MINUTE;
    writer.add(new Tick("backup", look, backups::backUpIfDue));
  }

  private void forget(RetentionConfiguration rule) {
    Retention retention =
        new Retention(
            new RetentionStore(writer.jdbi()),
            rule.runs().toJavaDuration(),
            rule.events().toJavaDuration(),
            rule.keepRuns(),
            clock);
    writer.add(new Tick("retention", TEN_MINUTES, () -> forget(retention)));
    OldAudit audit =
        new OldAudit(new RetentionStore(writer.jdbi()), rule.audit().toJavaDuration(), clock);
    writer.add(new Tick("audit", TEN_MINUTES, () -> tell("audit", audit.forget())));
    // Of this machine, whoever writes.
    OldLogs logs =
        new OldLogs(
            new RetentionStore(database.jdbi()),
            work.resolve("logs"),
            rule.logs().toJavaDuration(),
            clock);
    writer.ticks().add(new Tick("logs", TEN_MINUTES, () -> tell("logs", logs.remove())));
  }

  private void forget(Retention retention) {
    Forgotten forgotten = retention.forget();
    if (!forgotten.isNothing()) {
      acts.did(FORGET, forgotten.words());
    }
  }

  private void tell(String what, int forgotten) {
    if (forgotten > 0) {
      acts.did(FORGET, what + "=" + forgotten);
    }
  }
}
