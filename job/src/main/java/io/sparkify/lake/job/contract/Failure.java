package io.sparkify.lake.job.contract;

/**
 * A failure as a person needs it.
 *
 * @param code stable, in snake case, such as {@code source_missing}
 * @param title a few words
 * @param cause what happened, in one sentence
 * @param remedy what to do about it, in one sentence
 * @param evidence the lines that show it, at most 4,000 characters; may be empty
 */
public record Failure(
    FailureKind kind, String code, String title, String cause, String remedy, String evidence) {
  private static final int EVIDENCE_CHARACTERS = 4_000;

  public Failure {
    evidence =
        evidence.length() <= EVIDENCE_CHARACTERS
            ? evidence
            : evidence.substring(0, EVIDENCE_CHARACTERS - 1) + "…";
  }
}
