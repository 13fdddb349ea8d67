package io.sparkify.lake.service.security.token;

import io.sparkify.lake.service.security.Role;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements on tokens; none of them deletes. */
interface TokenDao {
  @SqlUpdate(
      """
      insert into token (name, active_name, role, sha256, created_at, created_by, expires_at)
      values (:name, :name, :role, :sha256, :at, :by, :expiresAt)
      """)
  void insert(
      String name, Role role, String sha256, Instant at, String by, @Nullable Instant expiresAt);

  @SqlQuery(
      """
      select id, name, role, sha256, created_at, created_by, expires_at, revoked_at, revoked_by,
        last_used_at
      from token
      order by id
      """)
  List<Token> all();

  @SqlUpdate(
      """
      update token set active_name = null, revoked_at = :at, revoked_by = :by
      where active_name = :name
      """)
  int revoke(String name, Instant at, String by);

  @SqlUpdate(
      """
      update token set last_used_at = :at
      where id = :id and (last_used_at is null or last_used_at < :at)
      """)
  void used(long id, Instant at);
}
