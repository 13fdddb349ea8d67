package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements on what is known of deadlines. */
interface FreshnessDao {
  @SqlQuery(
      """
      select l.partition_key, l.changed_at, l.loaded_at,
        l.loaded_fingerprint is not null
          and (not l.present or l.loaded_fingerprint = l.fingerprint) as whole,
        l.ignored_reason is not null as ignored,
        f.deadline, f.published_at, f.content_since, f.judged
      from partition_ledger l left join freshness_month f on f.partition_key = l.partition_key
      where l.partition_key <> 'songs'
      """)
  List<Row> months();

  /** A month of the ledger, and its publication if it has one. */
  record Row(
      PartitionKey partitionKey,
      Instant changedAt,
      @Nullable Instant loadedAt,
      boolean whole,
      boolean ignored,
      @Nullable Instant deadline,
      @Nullable Instant publishedAt,
      @Nullable Instant contentSince,
      @Nullable Boolean judged) {

    MonthFacts facts() {
      return new MonthFacts(partitionKey, changedAt, loadedAt, whole, ignored, publication());
    }

    private @Nullable Publication publication() {
      return deadline == null || publishedAt == null || contentSince == null
          ? null
          : new Publication(
              partitionKey, deadline, publishedAt, contentSince, Boolean.TRUE.equals(judged));
    }
  }

  @SqlUpdate(
      """
      insert into freshness_month (partition_key, deadline, published_at, content_since, judged)
      values (:partition, :deadline, :publishedAt, :contentSince, :judged)
      """)
  void insert(
      PartitionKey partition,
      Instant deadline,
      Instant publishedAt,
      Instant contentSince,
      boolean judged);

  @SqlUpdate(
      """
      update freshness_month
      set deadline = :deadline, published_at = :publishedAt, content_since = :contentSince,
        judged = :judged
      where partition_key = :partition and not judged
      """)
  int update(
      PartitionKey partition,
      Instant deadline,
      Instant publishedAt,
      Instant contentSince,
      boolean judged);

  @SqlUpdate("delete from freshness_month where partition_key = :partition and not judged")
  void withdraw(PartitionKey partition);

  @SqlQuery(
      """
      select partition_key, deadline, noticed_at, resolved_at from freshness_breach
      order by id
      """)
  List<Breach> breaches();

  @SqlUpdate(
      """
      insert into freshness_breach (partition_key, deadline, noticed_at, resolved_at)
      values (:partitionKey, :deadline, :noticedAt, :resolvedAt)
      """)
  void insert(@BindMethods Breach breach);

  @SqlUpdate(
      """
      update freshness_breach set resolved_at = :resolvedAt
      where partition_key = :partitionKey and deadline = :deadline and resolved_at is null
      """)
  int resolve(@BindMethods Breach breach);

  @SqlQuery("select objective, set_at from freshness_objective")
  Optional<Known> objective();

  /** An objective in words, and since when it is the one. */
  record Known(String objective, Instant setAt) {}

  @SqlUpdate(
      """
      insert into freshness_objective (slot, objective, set_at) values (1, :objective, :setAt)
      """)
  void setObjective(String objective, Instant setAt);

  @SqlUpdate("delete from freshness_objective")
  void forgetObjective();
}
