package io.sparkify.lake.service.notify;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on notices, and on what a partition was before a run of it. */
interface NoticeDao {
  @SqlQuery("select count(*) from notice where notice_key = :key")
  int count(String key);

  @SqlUpdate(
      """
      insert into notice (notice_key, kind, partition_key, raised_at)
      values (:key, :kind, :partition, :at)
      """)
  void insert(@BindMethods Notice notice);

  @SqlUpdate("delete from notice where raised_at < :before")
  int forget(Instant before);

  /** The run of this partition whose outcome counted before this one began. */
  @SqlQuery(
      """
      select id, state from run
      where partition_key = :partition and created_at <= :createdAt and id <> :id
        and ended_at is not null and state <> 'CANCELLED'
      order by partition_key, created_at desc, id desc
      limit 1
      """)
  Optional<Before> before(PartitionKey partition, Instant createdAt, RunId id);

  /** When it was last told that this partition is late, behind its last load. */
  @SqlQuery(
      """
      select n.raised_at from notice n
      where n.partition_key = :partition and n.kind = 'LATE' and n.raised_at <= :until
        and not exists (
          select 1 from run r
          where r.partition_key = n.partition_key and r.state = 'SUCCEEDED' and r.id <> :id
            and r.created_at <= :createdAt and r.ended_at >= n.raised_at)
      order by n.raised_at desc
      limit 1
      """)
  Optional<Instant> late(PartitionKey partition, RunId id, Instant createdAt, Instant until);

  /** A run that ended. */
  record Before(RunId id, String state) {}
}
