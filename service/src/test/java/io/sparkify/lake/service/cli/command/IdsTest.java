package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.cli.command.Cli.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final String ID = "1a2b3c4d-0000-4000-8000-000000000001";
  private static final String OTHER = "1a2b3c4d-0000-4000-8000-000000000002";
  private static final String THIRD = "9f000000-0000-4000-8000-000000000003";

  private final FakeService service = FakeService.start();
  private final Cli cli = Cli.piped(service.url());

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void beginningOfAnIdIsEnough() {
    service
        .on("GET /runs", page(THIRD, ID))
        .on("POST /runs/%s/cancel".formatted(ID), run(ID, "CANCELLED"));
    assertThat(cli.run("cancel", "1a2b", "--reason", "a mistake").out())
        .isEqualTo("Run 1a2b3c4d of 2018-11 is CANCELLED. How it goes: ./lake runs 1a2b3c4d\n");
    assertThat(service.requests())
        .containsExactly(
            "GET /runs?limit=200", "POST /runs/%s/cancel {\"reason\":\"a mistake\"}".formatted(ID));
  }

  @Test
  void beginningOfSeveralIdsIsNotGuessed() {
    service.on("GET /runs", page(OTHER, ID));
    assertThat(cli.run("cancel", "1a2b3c4d"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                lake: 1a2b3c4d is the beginning of 2 runs; which one?
                    %s  2018-11 QUEUED
                    %s  2018-11 QUEUED
                """
                    .formatted(OTHER, ID)));
    assertThat(service.requests()).containsExactly("GET /runs?limit=200");
  }

  @Test
  void unknownBeginningIsRefusedAndNonsenseToo() {
    service.on("GET /runs", page());
    assertThat(cli.run("cancel", "ffff").err())
        .startsWith("lake: None of the 1,000 newest runs begins with ffff\n");
    assertThat(cli.run("cancel", "xyz").err()).startsWith("lake: 'xyz' is no id of a run");
  }

  @Test
  void monthStandsForItsLastRun() {
    service
        .on("GET /partitions/2018-11", "{\"last_run_id\": \"%s\"}".formatted(ID))
        .on("POST /runs/%s/retry".formatted(ID), run(OTHER, "QUEUED"));
    assertThat(cli.run("retry", "2018-11").out())
        .isEqualTo("New run 1a2b3c4d of 2018-11 is QUEUED. How it goes: ./lake runs 1a2b3c4d\n");
    service.on("GET /partitions/2018-10", "{\"last_run_id\": null}");
    assertThat(cli.run("approve", "2018-10").err())
        .isEqualTo("lake: 2018-10 was never loaded\n  To load it: ./lake run 2018-10\n");
  }

  private static String page(String... ids) {
    StringBuilder items = new StringBuilder();
    for (String id : ids) {
      items.append(items.isEmpty() ? "" : ", ").append(run(id, "QUEUED"));
    }
    return "{\"items\": [%s], \"next_cursor\": null}".formatted(items);
  }

  private static String run(String id, String state) {
    return """
    {"id": "%s", "partition": "2018-11", "state": "%s", "duration_ms": 42000,\
     "row_counts": {"lines": 8056, "songplays": 6820}}\
    """
        .formatted(id, state);
  }
}
