package io.sparkify.lake.service.proof;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.log.Marks;
import io.sparkify.lake.service.run.StoredFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recomputes what is live of a partition against storage; one at a time. */
public final class Verifier {
  private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Proofs proofs;
  private final LakeReader lake;
  private final Clock clock;
  private final Semaphore one = new Semaphore(1);

  public Verifier(Proofs proofs, LakeReader lake, Clock clock) {
    this.proofs = proofs;
    this.lake = lake;
    this.clock = clock;
  }

  /**
   * What came of it, good or bad.
   *
   * @throws ServiceException not found {@code unknown_run}; conflict {@code nothing_published},
   *     {@code superseded}, {@code being_loaded}; {@code busy} while another one is under way;
   *     {@code storage_unavailable}
   */
  Verification verify(RunId id) {
    if (!one.tryAcquire()) {
      throw ServiceException.busy(
          "busy", "Another verification is under way, and one reads enough at a time.", SOON);
    }
    try {
      return verify(proofs.subject(id));
    } catch (IOException e) {
      Marks.run(id).during(() -> LOG.warn("Run {} cannot be verified: {}", id, e.toString()));
      throw ServiceException.unavailable(
          "storage_unavailable",
          "The lake cannot be read now, so nothing can be said; try again when it is there.",
          SOON);
    } finally {
      one.release();
    }
  }

  private Verification verify(Subject subject) throws IOException {
    List<FileVerdict> files = verdicts(subject.files());
    List<Problem> others =
        new ArrayList<>(new Strays(lake).of(subject.partition(), paths(subject.files())));
    others.addAll(Books.problems(subject.counts(), subject.files(), reported(subject)));
    List<FileVerdict> users = verdicts(subject.users());
    List<Problem> userStrays =
        subject.partition().isCatalog()
            ? List.of()
            : new Strays(lake).ofUsers(paths(subject.users()));
    boolean ownSound = others.isEmpty() && areSound(files);
    if (!ownSound) {
      proofs.requireAtRest(subject);
    }
    if ((!areSound(users) || !userStrays.isEmpty()) && !proofs.areUsersAtRest(subject)) {
      if (ownSound) {
        throw Proofs.beingWritten("A Spark application writes to the lake");
      }
      return answer(subject, files, others);
    }
    others.addAll(userStrays);
    return answer(subject, Stream.concat(files.stream(), users.stream()).toList(), others);
  }

  private Verification answer(Subject subject, List<FileVerdict> files, List<Problem> others) {
    List<Problem> problems =
        Stream.concat(files.stream().flatMap(file -> file.problems().stream()), others.stream())
            .toList();
    List<TableVerdict> tables =
        files.stream()
            .collect(groupingBy(verdict -> verdict.file().table(), TreeMap::new, toList()))
            .entrySet()
            .stream()
            .map(
                table ->
                    TableVerdict.of(
                        table.getKey(),
                        table.getValue(),
                        others.stream().noneMatch(stray -> isOf(table.getKey(), stray))))
            .toList();
    return new Verification(
        subject.run(), subject.partition(), problems.isEmpty(), clock.instant(), tables, problems);
  }

  private static boolean isOf(String table, Problem problem) {
    return problem.path() != null && problem.path().startsWith(table + "/");
  }

  private List<FileVerdict> verdicts(List<StoredFile> files) throws IOException {
    return InParallel.ask(files, new FileCheck(lake)::check);
  }

  private static boolean areSound(List<FileVerdict> files) {
    return files.stream().allMatch(file -> file.problems().isEmpty());
  }

  private static Set<String> paths(List<StoredFile> files) {
    return files.stream().map(StoredFile::path).collect(toSet());
  }

  /** What the job counted; the database's own counts where its report is gone. */
  private RowCounts reported(Subject subject) throws IOException {
    String text = lake.text(LakePaths.report(subject.run(), subject.attempt())).orElse("");
    try {
      return text.isEmpty()
          ? subject.counts()
          : ContractJson.read(text, LoadReport.class).rowCounts();
    } catch (JsonProcessingException e) {
      return subject.counts();
    }
  }
}
