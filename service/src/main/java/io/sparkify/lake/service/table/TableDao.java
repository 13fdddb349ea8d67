package io.sparkify.lake.service.table;

import java.util.List;
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

  /** Of all runs that succeeded, the newest first. */
  @SqlQuery(
      """
      select r.partition_key as "partition", f.run_id, r.ended_at as published_at,
        cast(sum(f.row_total) as bigint) as "rows", count(*) as files,
        cast(sum(f.bytes) as bigint) as bytes
      from published_file f join run r on r.id = f.run_id
      where f.table_name = :table
      group by r.partition_key, f.run_id, r.ended_at
      order by r.ended_at desc, f.run_id desc
      limit 200
      """)
  List<Publication> history(String table);
}
