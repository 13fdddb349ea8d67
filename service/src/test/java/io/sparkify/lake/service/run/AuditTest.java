package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.PartitionState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Failure DIFFERS =
      new Failure(FailureKind.INTERNAL, "published_differs", "Differs", "It differs.", "Look.", "");

  private final Lake lake = new Lake(TestDatabase.H2);

  @Test
  void reportThatTheLakeBeliesFailsItsRunAndNothingIsLoaded() {
    lake.auditor = report -> Optional.of(DIFFERS);
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    RunDetails run = lake.run("2018-11");
    assertThat(run.run().state()).isEqualTo(RunState.FAILED);
    assertThat(run.attempts().get(0).failure()).isEqualTo(DIFFERS);
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.FAILED);
  }

  @Test
  void reportOfADeadApplicationWaitsUntilTheLakeIsThere() {
    lake.auditor =
        report -> {
          throw new IOException("Connection refused");
        };
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    lake.tick();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.STARTING);
    assertThat(lake.launcher.launched).hasSize(1);
    lake.auditor = report -> Optional.empty();
    lake.sweeper.sweep();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void onlyReportsOfSuccessThatAreNotSettledAreAudited() {
    List<String> audited = new ArrayList<>();
    lake.auditor =
        report -> {
          audited.add(report.partition().value());
          return Optional.empty();
        };
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.report(lake.success(lake.task("2018-11")));
    lake.sweeper.sweep();
    lake.sweeper.sweep();
    lake.reject();
    assertThat(audited).containsExactly("2018-11");
  }
}
