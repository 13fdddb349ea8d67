package io.sparkify.lake.service.idempotency;

import io.sparkify.lake.service.error.ServiceException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the table of idempotency keys. */
interface IdempotencyDao {
  @SqlQuery("select request_hash, answer from idempotency_key where idempotency_key = :key")
  Optional<Known> find(String key);

  @SqlUpdate(
      """
      insert into idempotency_key (idempotency_key, request_hash, answer, created_at)
      values (:key, :hash, :answer, :at)
      """)
  void insert(String key, String hash, String answer, Instant at);

  @SqlUpdate("delete from idempotency_key where created_at < :before")
  int forget(Instant before);

  /** What a request with this key made. */
  record Known(String requestHash, String answer) {
    String answerTo(String hash) {
      if (!requestHash.equals(hash)) {
        throw ServiceException.impossible(
            "idempotency_key_reused",
            "This Idempotency-Key came with another request before; take a new one.");
      }
      return answer;
    }
  }
}
