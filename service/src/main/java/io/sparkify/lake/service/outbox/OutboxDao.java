package io.sparkify.lake.service.outbox;

import io.sparkify.lake.service.outbox.DeliveryRule.Setback;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on targets and their messages. */
interface OutboxDao {
  @SqlQuery("select cursor_position from outbox_target where name = :name")
  Optional<Long> cursor(String name);

  @SqlUpdate(
      """
      insert into outbox_target (name, cursor_position, registered_at, delivered, given_up, failures)
      values (:name, :cursor, :at, 0, 0, 0)
      """)
  void register(String name, long cursor, Instant at);

  @SqlQuery("select name from outbox_target")
  List<String> names();

  /** With its messages. */
  @SqlUpdate("delete from outbox_target where name in (<names>)")
  void drop(@BindList("names") List<String> names);

  @SqlUpdate(
      "update outbox_target set cursor_position = :to where name = :name and cursor_position = :from")
  int advance(String name, long from, long to);

  @SqlBatch(
      """
      insert into outbox (target, message_id, topic, content, state, attempts, created_at)
      values (:target, :messageId, :topic, :content, 'WAITING', 0, :at)
      """)
  void insert(String target, @BindMethods List<Draft> drafts, Instant at);

  /** The oldest one, if its target may be asked now. */
  @SqlQuery(
      """
      select o.id, o.target, o.message_id, o.topic, o.content, o.created_at, o.attempts
      from outbox o join outbox_target t on t.name = o.target
      where o.target = :target and o.state = 'WAITING'
        and (t.next_at is null or t.next_at <= :now)
      order by o.target, o.state, o.id
      limit 1
      """)
  Optional<Message> due(String target, Instant now);

  @SqlUpdate(
      """
      update outbox set state = 'DELIVERED', ended_at = :at, last_error = null
      where id = :id and state = 'WAITING'
      """)
  int deliver(long id, Instant at);

  @SqlUpdate(
      """
      update outbox_target set delivered = delivered + 1, failures = 0, failing_since = null,
        last_error = null, next_at = null, last_delivered_at = :at
      where name = :name
      """)
  void succeed(String name, Instant at);

  @SqlUpdate(
      """
      update outbox set attempts = attempts + 1, last_error = :setback.words
      where id = :id and state = 'WAITING'
      """)
  int fail(long id, @BindMethods("setback") Setback setback);

  @SqlQuery("select failures from outbox_target where name = :name")
  int failures(String name);

  @SqlUpdate(
      """
      update outbox_target set failures = failures + 1,
        failing_since = coalesce(failing_since, :setback.at), last_error = :setback.words,
        next_at = :setback.nextAt
      where name = :name
      """)
  void setBack(String name, @BindMethods("setback") Setback setback);

  @SqlUpdate(
      """
      update outbox set state = 'GIVEN_UP', ended_at = :at, last_error = :words
      where id = :id and state = 'WAITING'
      """)
  int giveUp(long id, String words, Instant at);

  @SqlUpdate(
      """
      update outbox set state = 'GIVEN_UP', ended_at = :at, last_error = :words
      where target = :target and state = 'WAITING' and created_at < :before
      """)
  int expire(String target, Instant before, String words, Instant at);

  @SqlUpdate(
      """
      update outbox_target set given_up = given_up + :messages, last_given_up_at = :at
      where name = :name
      """)
  void countGivenUp(String name, int messages, Instant at);

  /** It may be asked at once; the waits begin anew. */
  @SqlUpdate("update outbox_target set failures = 0, next_at = null where name = :name")
  void hurry(String name);

  @SqlQuery(
      """
      select t.name, t.delivered, t.given_up, t.failing_since, t.last_error, t.next_at,
        t.last_delivered_at, t.last_given_up_at,
        (select count(*) from outbox o where o.target = t.name and o.state = 'WAITING') as waiting,
        (select min(o.created_at) from outbox o
          where o.target = t.name and o.state = 'WAITING') as oldest_waiting_at
      from outbox_target t order by t.name
      """)
  List<TargetState> states();

  @SqlQuery("select id from outbox where ended_at < :before order by ended_at limit :limit")
  List<Long> ended(Instant before, int limit);

  @SqlUpdate("delete from outbox where id in (<ids>)")
  int delete(@BindList("ids") List<Long> ids);
}
