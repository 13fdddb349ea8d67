package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.Onlooker;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.LedgerStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ConcurrencyTest {
  private static final int AT_ONCE = 4;
  private static final int ROUNDS = 10;

  private final TestDatabase database;
  private final Lake lake;

  ConcurrencyTest(TestDatabase database) {
    this.database = database;
    lake = new Lake(database);
  }

  @Test
  void ofManyRequestsAtOnceOneWinsAndTheOthersAreToldOfIt() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      String month = "20%02d-01".formatted(round);
      lake.put(month, "1");
      lake.discovery.discover();
      RunOrder order =
          new RunOrder(PartitionKey.parse(month), RunTrigger.OPERATOR, "me", "now", false);
      List<String> answers =
          atOnce(
              () -> {
                try {
                  return lake.runs.requestRun(order).id().toString();
                } catch (ServiceException e) {
                  return e.code() + " " + e.extras().get("run_id");
                }
              });
      String winner = lake.run(month).run().id().toString();
      assertThat(answers)
          .containsExactlyInAnyOrder(
              winner,
              "already_active " + winner,
              "already_active " + winner,
              "already_active " + winner);
    }
  }

  @Test
  void ofManyClaimsAtOnceOneGetsTheLake() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      lake.put("20%02d-01".formatted(round), "1");
    }
    lake.discovery.discover();
    lake.planning.queueDue();
    ApplicationStore applications =
        new ApplicationStore(lake.jdbi, lake.clock, new Retrier(Lake.ONCE, new Random(1)), "here");
    List<Boolean> claimed =
        atOnce(
            () ->
                applications
                    .claim(ApplicationTag.random(), Lake.settings(new BatchLimits(1, 1, 1, 1)))
                    .isPresent());
    assertThat(claimed).containsExactlyInAnyOrder(true, false, false, false);
  }

  @Test
  void whatIsQueuedTogetherIsClaimedTogetherWhenADispatchComesBetween() {
    List<String> months = List.of("2018-12", "2018-11", "2018-10", "2018-09");
    months.forEach(month -> lake.put(month, "1"));
    lake.discovery.discover();
    List<String> claimed = new ArrayList<>();
    Jdbi watched = database.another();
    Onlooker.of(watched, () -> claimed.addAll(lake.dispatch()));

    assertThat(planning(watched).queueDue()).hasSize(4);
    assertThat(claimed).isEqualTo(months);
  }

  @Test
  void whereSomebodyAsksForOneOfThemAtTheSameTimeTheOthersAreQueued() {
    List<String> months = List.of("2018-12", "2018-11", "2018-10");
    months.forEach(month -> lake.put(month, "1"));
    lake.discovery.discover();
    RunOrder november =
        new RunOrder(PartitionKey.parse("2018-11"), RunTrigger.OPERATOR, "me", "now", false);
    Jdbi watched = database.another();
    beforeTheFirstRunOf(watched, () -> lake.runs.requestRun(november));

    assertThat(planning(watched).queueDue()).hasSize(2);
    assertThat(months)
        .extracting(month -> lake.run(month).run().requestedBy())
        .containsExactly("service", "me", "service");
  }

  private static void beforeTheFirstRunOf(Jdbi jdbi, Runnable interruption) {
    AtomicBoolean done = new AtomicBoolean();
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            if (context.getRenderedSql().contains("insert into run ") && !done.getAndSet(true)) {
              interruption.run();
            }
          }
        });
  }

  private Planning planning(Jdbi jdbi) {
    RunStore runs = new RunStore(jdbi, () -> lake.rings++, lake.clock);
    return new Planning(
        new LedgerStore(jdbi), runs, new PlanSettings(Duration.ZERO, true), lake.clock);
  }

  private static <T> List<T> atOnce(Callable<T> task) throws Exception {
    CyclicBarrier start = new CyclicBarrier(AT_ONCE);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
