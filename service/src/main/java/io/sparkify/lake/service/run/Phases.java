package io.sparkify.lake.service.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.PhaseTime;
import java.time.Instant;
import java.util.List;

/** The times of an attempt's phases as the database holds them. */
final class Phases {
  private Phases() {}

  /** One that the driver did not leave ended with the attempt. */
  static String write(List<PhaseTime> phases, Instant end) {
    return ContractJson.write(phases.stream().map(phase -> phase.endedAt(end)).toList());
  }

  static List<PhaseTime> read(String text) {
    try {
      return List.of(ContractJson.read(text, PhaseTime[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Phases that no driver said: " + text, e);
    }
  }
}
