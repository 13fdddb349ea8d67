package io.sparkify.lake.service.events;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements that bring moves into one order, and read them in it. */
interface EventDao {
  /** One step into an index each. */
  @SqlQuery(
      """
      select last_position,
        exists (select 1 from state_change where stream_position is null) as is_waiting
      from stream_counter where slot = 1
      """)
  Counter counter();

  /** Nobody else gives positions until the transaction ends. */
  @SqlQuery("select last_position from stream_counter where slot = 1 for update")
  long lock();

  @SqlQuery(
      """
      select id from state_change where stream_position is null order by id limit :limit
      """)
  List<Long> waiting(int limit);

  @SqlBatch("update state_change set stream_position = :position where id = :id")
  void place(List<Long> id, List<Long> position);

  @SqlUpdate("update stream_counter set last_position = :last where slot = 1")
  void count(long last);

  @SqlQuery(
      """
      select s.stream_position, s.run_id, r.partition_key as "partition",
        r.run_trigger as "trigger", s.from_state as "from", s.to_state as state, s.reason,
        s.changed_at as at,
        case when s.from_state is not null then (
          select max(t.number) from attempt t
          where t.run_id = s.run_id and t.started_at <= s.changed_at) end as attempt
      from state_change s join run r on r.id = s.run_id
      where s.stream_position > :position
      order by s.stream_position
      limit :limit
      """)
  List<RunMove> after(long position, int limit);

  /**
   * How far the stream is.
   *
   * @param isWaiting whether there are moves without a position
   */
  record Counter(long lastPosition, boolean isWaiting) {}
}
