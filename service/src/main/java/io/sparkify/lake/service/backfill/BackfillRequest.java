package io.sparkify.lake.service.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Parameter;
import io.sparkify.lake.service.run.ActionRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that asks for a backfill. */
record BackfillRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String from,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String to,
    @Nullable String only,
    @Nullable Integer maxActive,
    @Nullable Boolean dryRun,
    @Nullable String reason) {
  private static final int MONTHS = 1_200;
  private static final int ACTIVE = 1_000;

  /** What is not such a body is told by its mapper. */
  static BackfillRequest parse(@Nullable String body) throws JsonProcessingException {
    if (body == null || body.isBlank()) {
      throw malformed("it is empty");
    }
    BackfillRequest request = ContractJson.read(body, BackfillRequest.class);
    if (request == null) {
      throw malformed("it is null");
    }
    return request;
  }

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  /** Impossible: {@code from_after_to}, {@code range_too_long}, {@code invalid_max_active}. */
  BackfillOrder order() {
    BackfillOrder order =
        new BackfillOrder(
            month("from", from),
            month("to", to),
            Parameter.optional("only", only, Parameter.name(Which.class)).orElse(Which.DUE),
            maxActive,
            ActionRequest.words(reason, "backfill"));
    if (order.months() < 1) {
      throw ServiceException.impossible(
          "from_after_to", "from (%s) lies after to (%s).".formatted(order.from(), order.to()));
    }
    if (order.months() > MONTHS) {
      throw ServiceException.impossible(
          "range_too_long",
          "A backfill covers at most %d months, not %d; ask for it in parts."
              .formatted(MONTHS, order.months()));
    }
    if (maxActive != null && (maxActive < 1 || maxActive > ACTIVE)) {
      throw ServiceException.impossible(
          "invalid_max_active",
          "max_active lies between 1 and %d, not %d.".formatted(ACTIVE, maxActive));
    }
    return order;
  }

  private static LogMonth month(String member, @Nullable String text) {
    if (text == null) {
      throw malformed(member + " is missing");
    }
    return Parameter.read(member, text, LogMonth::parse);
  }

  private static ServiceException malformed(String why) {
    return ServiceException.malformed(
        "malformed",
        "The body is {\"from\", \"to\", \"only\", \"max_active\", \"dry_run\", \"reason\"}: "
            + why);
  }
}
