package io.sparkify.lake.service.overview;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.service.overview.Survey.Decided;
import io.sparkify.lake.service.overview.Survey.Discarded;
import io.sparkify.lake.service.overview.Survey.Ledgers;
import io.sparkify.lake.service.overview.Survey.Newest;
import io.sparkify.lake.service.overview.Survey.Outlook;
import io.sparkify.lake.service.partition.Assessment;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.partition.Loaded;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.PartitionState;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.PlanShow;
import io.sparkify.lake.service.run.PlanView;
import io.sparkify.lake.service.schedule.NextFires;
import io.sparkify.lake.service.table.TableStore;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at every partition. */
public final class Surveyor {
  private static final int FEW = 10;

  private final LedgerStore ledger;
  private final PlanSettings settings;
  private final PlanShow plans;
  private final NextFires fires;
  private final TableStore tables;

  public Surveyor(
      LedgerStore ledger,
      PlanSettings settings,
      PlanShow plans,
      NextFires fires,
      TableStore tables) {
    this.ledger = ledger;
    this.settings = settings;
    this.plans = plans;
    this.fires = fires;
    this.tables = tables;
  }

  /** How a partition stands of which somebody has decided. */
  private record Decision(PartitionKey partition, Assessment assessment) {}

  Survey survey(Clock clock) {
    Instant now = clock.instant();
    List<Partition> partitions = ledger.partitions();
    Assessor assessor = Assessor.of(partitions, settings.settle(), now, settings.rematch());
    return new Survey(
        now,
        newest(partitions),
        states(partitions, assessor),
        discarded(partitions, assessor),
        outlook(plans.now()),
        fires.soonest(FEW),
        tables.totals(),
        books(ledger.loadedRowCounts()));
  }

  private static Map<PartitionState, Long> states(List<Partition> partitions, Assessor assessor) {
    Map<PartitionState, Long> states = new EnumMap<>(PartitionState.class);
    Stream.of(PartitionState.values()).forEach(state -> states.put(state, 0L));
    partitions.forEach(
        partition -> states.merge(assessor.assess(partition).state(), 1L, Long::sum));
    return states;
  }

  private static Discarded discarded(List<Partition> partitions, Assessor assessor) {
    List<Decided> all =
        partitions.stream()
            .filter(Partition::discarded)
            .map(partition -> new Decision(partition.key(), assessor.assess(partition)))
            .filter(decision -> decision.assessment().state() == PartitionState.REJECTED)
            .map(decision -> new Decided(decision.partition(), decision.assessment().why()))
            .toList();
    return new Discarded(all.stream().limit(FEW).toList(), all.size());
  }

  private static @Nullable Newest newest(List<Partition> partitions) {
    @Nullable Newest newest = null;
    for (Partition partition : partitions) {
      Loaded loaded = partition.loaded();
      if (loaded != null
          && !partition.key().isCatalog()
          && (newest == null || partition.key().compareTo(newest.partition()) > 0)) {
        newest = new Newest(partition.key(), loaded.at());
      }
    }
    return newest;
  }

  private static Outlook outlook(PlanView plan) {
    return new Outlook(
        plan.actions().stream().limit(FEW).toList(),
        plan.actions().size(),
        plan.waiting().stream().limit(FEW).toList(),
        plan.waiting().size(),
        plan.predictedSeconds(),
        plan.notes(),
        plan.autoLoad(),
        plan.problem());
  }

  private static Ledgers books(Map<PartitionKey, RowCounts> loaded) {
    Map<PartitionKey, String> unbalanced = new TreeMap<>();
    loaded.forEach(
        (partition, counts) ->
            counts.imbalance().ifPresent(words -> unbalanced.put(partition, words)));
    Map<PartitionKey, String> first = new TreeMap<>();
    unbalanced.entrySet().stream()
        .limit(FEW)
        .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
    return new Ledgers(unbalanced.isEmpty(), loaded.size(), first);
  }
}
