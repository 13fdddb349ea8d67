package io.sparkify.lake.service.storage;

import io.sparkify.lake.job.contract.StorageFault;
import java.io.IOException;

/**
 * Why a place cannot be used.
 *
 * @param words what, where, and what to do about it
 * @param definite whether it stays until somebody changes a setting; others may be over by
 *     themselves
 */
public record StorageProblem(String words, boolean definite) {
  static StorageProblem of(Place place, Exception problem) {
    return StorageFault.of(problem)
        .map(fault -> of(place, fault))
        .orElseGet(() -> unknown(place, problem));
  }

  static StorageProblem of(Place place, StorageFault fault) {
    return new StorageProblem(
        "%s %s %s".formatted(place.failure(), fault.cause(), fault.remedy()), fault.isDefinite());
  }

  private static StorageProblem unknown(Place place, Exception problem) {
    boolean full = String.valueOf(problem.getMessage()).contains("No space left");
    boolean refused = problem instanceof IOException || problem instanceof IllegalArgumentException;
    return new StorageProblem(
        "%s %s. Mend that, or set %s to another folder."
            .formatted(place.failure(), problem, place.setting()),
        refused && !full);
  }
}
