package io.sparkify.lake.service.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that asks for a run. */
record RunRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String partition,
    @Nullable String reason,
    @Nullable Boolean force) {
  /** What is not such a body is told by its mapper. */
  static RunRequest parse(@Nullable String body) throws JsonProcessingException {
    if (body == null || body.isBlank()) {
      throw malformed("it is empty");
    }
    RunRequest request = ContractJson.read(body, RunRequest.class);
    if (request == null) {
      throw malformed("it is null");
    }
    return request;
  }

  RunOrder order(String requestedBy) {
    if (partition == null) {
      throw malformed("partition is missing");
    }
    String words = ActionRequest.words(reason, "requested");
    return new RunOrder(
        Parameter.partition(partition),
        RunTrigger.OPERATOR,
        requestedBy,
        words,
        Boolean.TRUE.equals(force));
  }

  private static ServiceException malformed(String why) {
    return ServiceException.malformed(
        "malformed", "The body is {\"partition\", \"reason\", \"force\"}: " + why);
  }
}
