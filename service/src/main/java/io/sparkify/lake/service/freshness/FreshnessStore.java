package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.freshness.FreshnessDao.Known;
import io.sparkify.lake.service.freshness.FreshnessDao.Row;
import io.sparkify.lake.service.freshness.Judge.Verdict;
import io.sparkify.lake.service.partition.LedgerTransaction;
import io.sparkify.lake.service.partition.Partition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps which months are published, and which missed their deadline. */
public final class FreshnessStore {
  private final Jdbi jdbi;

  public FreshnessStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** As it was when something was judged last. */
  Snapshot snapshot() {
    return jdbi.inTransaction(handle -> snapshot(handle.attach(FreshnessDao.class)));
  }

  /** What was judged is written down, and whoever listens is told, in one transaction. */
  List<News> judge(
      Objective objective,
      Instant now,
      Function<Snapshot, Judge> judges,
      Reasons reasons,
      BreachListener listener) {
    return jdbi.inTransaction(
        handle -> {
          FreshnessDao rows = handle.attach(FreshnessDao.class);
          setObjective(rows, objective, now);
          Snapshot before = snapshot(rows);
          List<Verdict> verdicts = judges.apply(before).verdicts();
          verdicts.forEach(verdict -> keep(rows, before, verdict));
          List<News> news =
              breaches(
                  handle,
                  verdicts,
                  ledger -> new Why(objective, before, reasons.of(ledger, now), now));
          news.forEach(told -> tell(handle, listener, told));
          return news;
        });
  }

  /** From now on there is none; the next one begins anew. */
  void forgetObjective() {
    jdbi.useTransaction(
        handle -> {
          FreshnessDao rows = handle.attach(FreshnessDao.class);
          if (rows.objective().isPresent()) {
            rows.forgetObjective();
          }
        });
  }

  private static void setObjective(FreshnessDao rows, Objective objective, Instant now) {
    boolean isKnown =
        rows.objective().filter(known -> known.objective().equals(objective.text())).isPresent();
    if (!isKnown) {
      rows.forgetObjective();
      rows.setObjective(objective.text(), now);
    }
  }

  private static Snapshot snapshot(FreshnessDao rows) {
    Map<LogMonth, MonthFacts> months =
        rows.months().stream()
            .collect(Collectors.toMap(row -> row.partitionKey().month(), Row::facts));
    Map<LogMonth, Breach> breaches = new HashMap<>();
    rows.breaches().forEach(breach -> breaches.put(breach.partitionKey().month(), breach));
    return new Snapshot(months, breaches, rows.objective().map(Known::setAt).orElse(null));
  }

  private static void keep(FreshnessDao rows, Snapshot before, Verdict verdict) {
    Publication known = before.publication(verdict.month());
    Publication found = verdict.publication();
    if (Objects.equals(known, found)) {
      return;
    }
    if (found == null) {
      rows.withdraw(PartitionKey.of(verdict.month()));
    } else if (known == null) {
      rows.insert(
          found.partitionKey(),
          found.deadline(),
          found.publishedAt(),
          found.contentSince(),
          found.judged());
    } else {
      rows.update(
          found.partitionKey(),
          found.deadline(),
          found.publishedAt(),
          found.contentSince(),
          found.judged());
    }
  }

  private static List<News> breaches(
      Handle handle, List<Verdict> verdicts, Function<List<Partition>, Why> words) {
    FreshnessDao rows = handle.attach(FreshnessDao.class);
    List<News> news = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      Breach breach = verdict.breach();
      if (breach == null) {
        continue;
      }
      if (verdict.isNew()) {
        rows.insert(breach);
      } else {
        rows.resolve(breach);
      }
      news.add(new News(verdict, breach, ""));
    }
    return news.isEmpty() ? news : explained(handle, news, words);
  }

  private static List<News> explained(
      Handle handle, List<News> news, Function<List<Partition>, Why> words) {
    Why why = words.apply(new LedgerTransaction(handle).partitions());
    return news.stream().map(told -> told.explained(why)).toList();
  }

  private static void tell(Handle handle, BreachListener listener, News news) {
    if (news.verdict().isNew()) {
      listener.missed(handle, news.breach(), news.why());
    }
    if (!news.breach().isOpen()) {
      listener.resolved(handle, news.breach(), news.why());
    }
  }

  /** That a breach began or ended. */
  record News(Verdict verdict, Breach breach, String why) {
    private News explained(Why reasons) {
      String words =
          verdict.isNew()
              ? reasons.unpublished(verdict.month())
              : reasons.ledger().apply(verdict.month());
      return new News(verdict, breach, words);
    }
  }
}
