package io.sparkify.lake.service.audit;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the audit log: they add and read. */
interface AuditDao {
  @SqlUpdate(
      """
      insert into audit (asked_at, who, remote_address, action, http_method, route, parameters,
        reason, status, code, made)
      values (:askedAt, :who, :remoteAddress, :action, :httpMethod, :route, :parameters,
        :reason, :status, :code, :made)
      """)
  void insert(@BindMethods AuditEntry entry);

  @SqlQuery(
      """
      select id, asked_at as at, who, remote_address, action, http_method, route, parameters,
        reason, status, code, made
      from audit
      where id < :before and asked_at between :query.from and :query.to<filter>
      order by <key>id desc
      limit :limit
      """)
  List<AuditRow> page(
      @BindMethods("query") AuditQuery query,
      long before,
      int limit,
      @Define("filter") String filter,
      @Define("key") String key);

  /** The newest of what the service did by itself on this host. */
  @SqlQuery(
      """
      select id, asked_at as at, who, remote_address, action, http_method, route, parameters,
        reason, status, code, made
      from audit
      where action = :action and who = 'service' and remote_address = :host
      order by action, id desc
      limit 1
      """)
  Optional<AuditRow> latest(String action, String host);

  @SqlQuery(
      """
      select count(*) from audit
      where asked_at between :query.from and :query.to<filter>
      """)
  long count(@BindMethods("query") AuditQuery query, @Define("filter") String filter);
}
