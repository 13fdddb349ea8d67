package io.sparkify.lake.service.idempotency;

import io.sparkify.lake.job.contract.Sha256;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Doorbell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request with the same key as it was answered the first time. Key and work are of one
 * transaction: work that failed leaves no key.
 */
public final class Idempotency {
  /** What a key looks like, whole. */
  public static final String KEY = "[\\x21-\\x7e]{1,200}";

  private static final Duration KEPT = Duration.ofDays(7);

  private final Jdbi jdbi;
  private final Doorbell doorbell;
  private final Clock clock;

  public Idempotency(Jdbi jdbi, Doorbell doorbell, Clock clock) {
    this.jdbi = jdbi;
    this.doorbell = doorbell;
    this.clock = clock;
  }

  /**
   * The id of what the request made, now or before. Of two at once one waits for the other.
   *
   * @param key null for a request that is to be carried out each time
   * @param request tells requests apart
   * @throws ServiceException malformed; impossible {@code idempotency_key_reused}
   */
  public String once(@Nullable String key, String request, Supplier<String> work) {
    return key == null ? work.get() : first(checked(key), Sha256.of(request), work);
  }

  /**
   * As {@link #once(String, String, Supplier)}.
   *
   * @param check comes before the work, outside of its transaction: what asks others than the
   *     database; not for a request that is known
   */
  public String once(@Nullable String key, String request, Runnable check, Supplier<String> work) {
    if (key == null) {
      check.run();
      return work.get();
    }
    String hash = Sha256.of(request);
    return known(checked(key), hash)
        .orElseGet(
            () -> {
              check.run();
              return first(key, hash, work);
            });
  }

  private static String checked(String key) {
    if (!key.matches(KEY)) {
      throw ServiceException.malformed(
          "malformed", "Idempotency-Key: 1 to 200 visible characters of ASCII");
    }
    return key;
  }

  private Optional<String> known(String key, String hash) {
    return jdbi.withHandle(handle -> handle.attach(IdempotencyDao.class).find(key))
        .map(known -> known.answerTo(hash));
  }

  private String first(String key, String hash, Supplier<String> work) {
    String answer;
    try {
      answer = attempt(key, hash, work);
    } catch (UnableToExecuteStatementException e) {
      // The same request came twice at once, and the other one is done: its key is there now
      answer = attempt(key, hash, work);
    }
    // What the work rang for was not committed then
    doorbell.ring();
    return answer;
  }

  private String attempt(String key, String hash, Supplier<String> work) {
    return jdbi.inTransaction(
        handle -> {
          IdempotencyDao keys = handle.attach(IdempotencyDao.class);
          Instant now = clock.instant();
          keys.forget(now.minus(KEPT));
          Optional<IdempotencyDao.Known> known = keys.find(key);
          if (known.isPresent()) {
            return known.get().answerTo(hash);
          }
          String made = work.get();
          keys.insert(key, hash, made, now);
          return made;
        });
  }
}
