package io.sparkify.lake.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.load.TestSpark;
import io.sparkify.lake.job.source.ReadLines;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;

class TaskMeterTest {
  private static final CountDownLatch SEEN = new CountDownLatch(1);

  @Test
  void linesOfATaskAreSeenWhileItRuns() throws Exception {
    SparkContext spark = TestSpark.session().sparkContext();
    RunId run = RunId.random();
    TaskMeter meter = new TaskMeter();
    SparkListener afterIt =
        new SparkListener() {
          @Override
          public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
            if (meter.of(run).lines() == 7) {
              SEEN.countDown();
            }
          }
        };
    spark.addSparkListener(meter);
    spark.addSparkListener(afterIt);
    spark.setJobGroup(run.toString(), "run", true);
    try {
      LongAccumulator lines = spark.longAccumulator(ReadLines.LINES_READ);
      JavaFutureAction<Long> job =
          JavaSparkContext.fromSparkContext(spark)
              .parallelize(List.of(7), 1)
              .map(
                  amount -> {
                    lines.add(amount);
                    return SEEN.await(20, TimeUnit.SECONDS);
                  })
              .filter(seen -> seen)
              .countAsync();
      assertThat(job.get(1, TimeUnit.MINUTES)).as("tasks that were seen").isEqualTo(1);
      assertThat(meter.of(RunId.random())).isEqualTo(Amounts.NONE);
    } finally {
      spark.clearJobGroup();
      spark.removeSparkListener(meter);
      spark.removeSparkListener(afterIt);
    }
  }
}
