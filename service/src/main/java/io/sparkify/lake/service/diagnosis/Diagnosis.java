package io.sparkify.lake.service.diagnosis;

import io.sparkify.lake.job.contract.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says of a log or a stack trace what failed and what to do about it. What it reads is bounded by
 * {@link LogTail}, and what it answers holds no secrets.
 */
public final class Diagnosis {
  /** The code of a job's failure of which it knows no more than the exception. */
  private static final String JOB_FAILED = "job_failed";

  private final Rules rules;
  private final Redaction redaction;

  public Diagnosis(Rules rules, Redaction redaction) {
    this.rules = rules;
    this.redaction = redaction;
  }

  /** What the catalog knows of a text such as a stack trace. */
  public Optional<Failure> known(String text) {
    List<LogEntry> entries = LogEntries.of(LogTail.of(text));
    return Finding.in(entries, rules).map(finding -> failure(finding, entries));
  }

  /** Why the driver ended that wrote this log, and left no report of some of its partitions. */
  public Failure death(LogTail log) {
    List<LogEntry> all = LogEntries.of(log);
    List<LogEntry> open = ReportedFailures.after(all);
    return Finding.in(open, rules)
        .map(finding -> failure(finding, open))
        .or(() -> RootCause.in(open).map(root -> failed(root, open)))
        .orElseGet(() -> words("driver_killed", Map.of(), Evidence.end(all)));
  }

  /**
   * Says more of a failure that the job could only call {@code job_failed}: by what it gives as
   * evidence, and where that shows only a symptom or nothing known, by its driver's log.
   *
   * @param partition whose load failed
   * @param log asked for only if it is needed
   */
  public Failure refine(Failure said, String partition, Supplier<LogTail> log) {
    if (!said.code().equals(JOB_FAILED)) {
      return safe(said);
    }
    List<LogEntry> evidence = LogEntries.of(LogTail.of(said.evidence()));
    Optional<Finding> own = Finding.in(evidence, rules);
    if (own.isPresent() && !own.get().rule().symptom()) {
      return failure(own.get(), evidence);
    }
    List<LogEntry> part = ReportedFailures.of(LogEntries.of(log.get()), partition);
    Optional<Finding> logged = Finding.in(part, rules);
    boolean better =
        logged.isPresent() && (own.isEmpty() || logged.get().rank() < own.get().rank());
    return better
        ? failure(logged.get(), part)
        : own.map(finding -> failure(finding, evidence)).orElseGet(() -> safe(said));
  }

  /**
   * What the service sees by itself, in the catalog's words.
   *
   * @param values what stands for the names in the cause
   */
  public Failure words(String code, Map<String, String> values, String evidence) {
    return safe(rules.failure(code, values, evidence));
  }

  private Failure failed(RootCause root, List<LogEntry> log) {
    return words(
        "driver_failed",
        Map.of("message", root.message()),
        Evidence.of(log, root.entry(), root.line()));
  }

  private Failure failure(Finding found, List<LogEntry> log) {
    Rule rule = found.rule();
    String line = log.get(found.entry()).lines().get(found.line());
    return safe(
        new Failure(
            rule.kind(),
            rule.code(),
            rule.title(),
            rule.cause(line),
            rule.remedy(),
            Evidence.of(log, found.entry(), found.line())));
  }

  private Failure safe(Failure failure) {
    return new Failure(
        failure.kind(),
        failure.code(),
        failure.title(),
        redaction.of(failure.cause()),
        failure.remedy(),
        redaction.of(failure.evidence()));
  }
}
