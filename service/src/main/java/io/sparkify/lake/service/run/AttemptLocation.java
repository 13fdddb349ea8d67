package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.RunId;

/** Names what an attempt left behind: its log by the tag, its report by run and number. */
public record AttemptLocation(RunId runId, int number, ApplicationTag tag) {}
