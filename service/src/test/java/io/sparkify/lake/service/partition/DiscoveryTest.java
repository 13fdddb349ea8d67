package io.sparkify.lake.service.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.Onlooker;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.LedgerChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DiscoveryTest {
  private static final Instant NEWEST = Instant.parse("2018-11-30T23:00:00Z");
  private static final Instant START = Instant.parse("2018-12-01T06:00:00Z");
  private static final PartitionKey NOVEMBER = PartitionKey.parse("2018-11");
  private static final SourceFile FIRST = new SourceFile("2018/11/01.json", 10, "1");
  private static final SourceFile SECOND = new SourceFile("2018/11/02.json", 20, "2");

  private final TestDatabase database;
  private final Jdbi jdbi;
  private final LedgerStore ledger;
  private final FakeSource source = new FakeSource();
  private final MutableClock clock = new MutableClock(START);
  private final Discovery discovery;
  private int rings;

  DiscoveryTest(TestDatabase database) {
    this.database = database;
    jdbi = database.empty();
    ledger = new LedgerStore(jdbi);
    discovery = new Discovery(source, ledger, () -> rings++, clock);
  }

  @BeforeEach
  void novemberIsThere() {
    source.put("2018-11", NEWEST, FIRST);
  }

  @Test
  void newPartitionEntersTheLedger() {
    assertThat(discovery.discover()).containsExactly(new LedgerChange(NOVEMBER, Kind.APPEARED));
    assertThat(ledger.find(NOVEMBER))
        .contains(
            new Partition(
                NOVEMBER,
                new Content(
                    true, new SourcePartition(List.of(FIRST), NEWEST).fingerprint(), 1, 10, NEWEST),
                START,
                START,
                null,
                ContentChange.NONE,
                null,
                null));
    assertThat(ledger.files(NOVEMBER)).containsExactly(FIRST);
    assertThat(rings).isEqualTo(1);
  }

  @Test
  void whatOneLookFindsEntersTheLedgerTogether() {
    discovery.discover();
    source.put("2018-11", NEWEST, FIRST, SECOND);
    source.put("2018-12", NEWEST, FIRST);
    source.put("2019-01", NEWEST, FIRST);
    List<Long> seen = new ArrayList<>();
    Jdbi watched = database.another();
    Onlooker.of(watched, () -> seen.add(changedAt(clock.instant())));
    clock.advance(Duration.ofHours(1));
    assertThat(new Discovery(source, new LedgerStore(watched), () -> rings++, clock).discover())
        .hasSize(3);
    assertThat(seen).isNotEmpty().containsOnly(3L);
  }

  private long changedAt(Instant when) {
    return ledger.partitions().stream().filter(each -> each.changedAt().equals(when)).count();
  }

  @Test
  void unchangedSourceChangesNothing() {
    discovery.discover();
    clock.advance(Duration.ofMinutes(1));
    assertThat(discovery.discover()).isEmpty();
    assertThat(ledger.find(NOVEMBER).orElseThrow().changedAt()).isEqualTo(START);
    assertThat(rings).isEqualTo(1);
  }

  @Test
  void changedFilesAreSeenAndTheOldManifestIsForgotten() {
    discovery.discover();
    clock.advance(Duration.ofMinutes(1));
    source.put("2018-11", NEWEST, FIRST, SECOND);
    assertThat(discovery.discover()).containsExactly(new LedgerChange(NOVEMBER, Kind.CHANGED));
    assertThat(ledger.files(NOVEMBER)).containsExactly(FIRST, SECOND);
    assertThat(manifests()).isEqualTo(1);
  }

  @Test
  void vanishedPartitionKeepsWhatWasLastSeen() {
    discovery.discover();
    source.remove("2018-11");
    assertThat(discovery.discover()).containsExactly(new LedgerChange(NOVEMBER, Kind.VANISHED));
    assertThat(discovery.discover()).isEmpty();
    assertThat(ledger.find(NOVEMBER).orElseThrow().content().present()).isFalse();
    assertThat(ledger.files(NOVEMBER)).containsExactly(FIRST);
  }

  @Test
  void partitionComesBack() {
    discovery.discover();
    source.remove("2018-11");
    discovery.discover();
    source.put("2018-11", NEWEST, FIRST);
    assertThat(discovery.discover()).containsExactly(new LedgerChange(NOVEMBER, Kind.RETURNED));
    assertThat(ledger.find(NOVEMBER).orElseThrow().content().present()).isTrue();
  }

  @Test
  void missingRootLeavesTheLedgerAndIsRemembered() {
    discovery.discover();
    source.goAway();
    assertThat(discovery.discover()).isEmpty();
    assertThat(discovery.problem()).contains(FakeSource.MISSING);
    assertThat(ledger.find(NOVEMBER).orElseThrow().content().present()).isTrue();
    source.comeBack();
    discovery.discover();
    assertThat(discovery.problem()).isEmpty();
  }

  private int manifests() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from manifest").mapTo(Integer.class).one());
  }
}
