package io.sparkify.lake.service.lease;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the one row of the lease. */
interface LeaseDao {
  @SqlQuery("select holder, host, token, beat, taken_at from writer_lease where slot = 1")
  LeaseRow row();

  /** Leaves the token alone, so that it waits for no transaction of the holder's. */
  @SqlUpdate("update writer_lease set beat = beat + 1 where holder = :holder and token = :token")
  int beat(@BindMethods Term term);

  /** From a holder that has not beaten since; waits for its transactions that check the lease. */
  @SqlUpdate(
      """
      update writer_lease
      set holder = :me.id, host = :me.host, token = token + 1, beat = 0, taken_at = :at
      where token = :token and beat = :beat
      """)
  int take(@BindMethods("me") Instance me, long token, long beat, Instant at);

  @SqlUpdate(
      """
      update writer_lease
      set holder = null, host = null, token = token + 1, beat = 0, taken_at = null
      where holder = :holder and token = :token
      """)
  int release(@BindMethods Term term);

  /** Nobody takes the lease until the transaction ends. */
  @SqlQuery(
      """
      select token from writer_lease where holder = :holder and token = :token for key share
      """)
  Optional<Long> holdForKeyShare(@BindMethods Term term);

  @SqlQuery("select token from writer_lease where holder = :holder and token = :token")
  Optional<Long> hold(@BindMethods Term term);
}
