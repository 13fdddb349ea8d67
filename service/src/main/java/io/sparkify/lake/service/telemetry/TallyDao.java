package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.run.RunState;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements that count moves of runs, each move once. */
interface TallyDao {
  /** The place of the last move that is counted; nobody else counts until the transaction ends. */
  @SqlQuery("select stream_position from tally_cursor where slot = 1 for update")
  long lock();

  @SqlUpdate("update tally_cursor set stream_position = :position where slot = 1")
  void counted(long position);

  /** The failure is the one that the attempt ended with in this move. */
  @SqlQuery(
      """
      select s.stream_position, s.from_state as "from", s.to_state as state,
        r.started_at, s.changed_at as at,
        (select max(t.failure_kind) from attempt t
          where t.run_id = s.run_id and t.ended_at = s.changed_at) as failure_kind
      from state_change s join run r on r.id = s.run_id
      where s.stream_position > :position
      order by s.stream_position
      limit :limit
      """)
  List<Move> after(long position, int limit);

  /**
   * A run went from one state to another.
   *
   * @param from null for the first one
   * @param startedAt when the run was first claimed; null if it never was
   * @param failureKind null unless an attempt failed
   */
  record Move(
      long streamPosition,
      @Nullable RunState from,
      RunState state,
      @Nullable Instant startedAt,
      Instant at,
      @Nullable FailureKind failureKind) {}

  /** What runs that ended in these moves counted; is_approval: its lines were read before. */
  @SqlQuery(
      """
      select r.partition_key as "partition", s.to_state as state, c.counter, c.amount,
        exists (select 1 from held_load h
          where h.resolved_run_id = s.run_id and h.resolution = 'APPROVED') as is_approval
      from state_change s
        join run r on r.id = s.run_id
        join row_count c on c.run_id = s.run_id
      where s.stream_position > :after and s.stream_position <= :upTo
        and s.to_state in ('SUCCEEDED', 'REJECTED', 'FAILED') and s.from_state <> s.to_state
      """)
  List<Amount> amounts(long after, long upTo);

  /** One count of one run. */
  record Amount(
      PartitionKey partition, RunState state, Counter counter, long amount, boolean isApproval) {}

  @SqlUpdate(
      """
      update tally set total = total + :amount
      where meter = :meter and label = :label and other_label = :otherLabel
      """)
  int add(String meter, String label, String otherLabel, long amount);

  @SqlUpdate(
      """
      insert into tally (meter, label, other_label, total)
      values (:meter, :label, :otherLabel, :amount)
      """)
  void insert(String meter, String label, String otherLabel, long amount);

  @SqlQuery("select meter, label, other_label, total from tally")
  List<Row> totals();

  /** One total. */
  record Row(String meter, String label, String otherLabel, long total) {}
}
