package io.sparkify.lake.service.table;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The statements on what was published. */
interface TableDao {
  /** Of the runs that partitions are loaded from, the newest month first. */
  @SqlQuery(
      """
      select l.partition_key as "partition", f.run_id, l.loaded_at as published_at,
        cast(sum(f.row_total) as bigint) as "rows", count(*) as files,
        cast(sum(f.bytes) as bigint) as bytes
      from published_file f join partition_ledger l on l.loaded_run_id = f.run_id
      where f.table_name = :table
      group by l.partition_key, f.run_id, l.loaded_at
      order by l.partition_key desc
      """)
  List<Publication> live(String table);

  /** What is live of each table, but for users, which every month publishes whole. */
  @SqlQuery(
      """
      select f.table_name as "table", cast(sum(f.row_total) as bigint) as "rows",
        count(*) as files, cast(sum(f.bytes) as bigint) as bytes
      from partition_ledger l join published_file f on f.run_id = l.loaded_run_id
      where f.table_name <> 'users'
      group by f.table_name
      """)
  List<TableTotal> totals();

  /** Those of the newest load that published some. */
  @SqlQuery(
      """
      select f.table_name as "table", cast(sum(f.row_total) as bigint) as "rows",
        count(*) as files, cast(sum(f.bytes) as bigint) as bytes
      from published_file f
      where f.table_name = 'users' and f.run_id = (
        select l.loaded_run_id from partition_ledger l
        where exists (
          select 1 from published_file u
          where u.table_name = 'users' and u.run_id = l.loaded_run_id)
        order by l.loaded_at desc, l.partition_key desc limit 1)
      group by f.table_name
      """)
  Optional<TableTotal> usersTotal();

  /** Every file of the runs that partitions are loaded from. */
  @SqlQuery(
      """
      select l.partition_key as "partition", f.run_id, l.loaded_at as published_at, f.path,
        f.row_total as "rows", f.bytes
      from published_file f join partition_ledger l on l.loaded_run_id = f.run_id
      where f.table_name = :table
      order by l.partition_key desc, f.path
      """)
  List<LiveFile> files(String table);

  /** The one with the most rows that a partition is loaded from. */
  @SqlQuery(
      """
      select l.partition_key as "partition", f.run_id, l.loaded_at as published_at, f.path,
        f.row_total as "rows", f.bytes
      from partition_ledger l join published_file f on f.run_id = l.loaded_run_id
      where f.table_name = :table and l.partition_key = :key
      order by f.row_total desc, f.path limit 1
      """)
  Optional<LiveFile> largest(String table, PartitionKey key);

  /** The first month, in this order, whose load published some of the table. */
  @SqlQuery(
      """
      select l.partition_key from partition_ledger l
      where l.partition_key <> 'songs' and exists (
        select 1 from published_file f
        where f.run_id = l.loaded_run_id and f.table_name = :table)
      order by <order> l.partition_key desc limit 1
      """)
  Optional<PartitionKey> newest(String table, @Define("order") String order);

  /** Of the runs behind this one that succeeded, the newest first. */
  @SqlQuery(
      """
      select r.partition_key as "partition", r.id as run_id, r.ended_at as published_at,
        cast(sum(f.row_total) as bigint) as "rows", count(*) as files,
        cast(sum(f.bytes) as bigint) as bytes
      from (
        select id, partition_key, created_at, ended_at from run
        where state = 'SUCCEEDED'<which>
          and created_at <= :createdAt and (created_at < :createdAt or id < :id)
        order by <key>created_at desc, id desc
        limit :limit) r
      join published_file f on f.table_name = :table and f.run_id = r.id
      group by r.partition_key, r.id, r.created_at, r.ended_at
      order by r.created_at desc, r.id desc
      """)
  List<Publication> history(
      String table,
      Instant createdAt,
      RunId id,
      int limit,
      @Define("which") String which,
      @Define("key") String key);

  /** How many there are, but no further than this. */
  @SqlQuery(
      """
      select count(*) from (
        select id from run where state = 'SUCCEEDED'<which> limit :most) bounded
      """)
  long count(int most, @Define("which") String which);

  @SqlQuery("select created_at from run where id = :id")
  Optional<Instant> createdAt(RunId id);
}
