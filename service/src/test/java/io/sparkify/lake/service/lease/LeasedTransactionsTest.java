package io.sparkify.lake.service.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.service.db.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LeasedTransactionsTest {
  private final Jdbi jdbi;
  private final Member member;

  LeasedTransactionsTest(TestDatabase database) {
    jdbi = database.empty();
    member = Member.of("one", database);
  }

  @Test
  void writerWritesAndHasItsExceptionsAsTheyAre() {
    member.lease.tick();
    member.write("a");
    assertThat(count()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                member.lease.act(
                    () ->
                        member.guarded.useTransaction(
                            handle -> {
                              handle.execute(Member.insert("b"));
                              throw new IllegalArgumentException("mine");
                            })))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mine");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void transactionThatWasRefusedLeavesItsConnectionAsItWas() {
    member.lease.tick();
    member.store.release(new Term("one", member.store.row().token()));
    for (int i = 0; i < 20; i++) {
      member.lease.tick();
      member.lease.act(
          () -> {
            Term term = member.lease.acting();
            member.store.release(term);
            member.guarded.useTransaction(handle -> handle.execute(Member.insert("late")));
          });
      assertThat(member.isWriter()).isFalse();
      assertThat(count()).isZero();
    }
  }

  @Test
  void writeOutsideOfATransactionIsRefused() {
    member.lease.tick();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                member.lease.act(
                    () -> member.guarded.useHandle(handle -> handle.execute(Member.insert("x")))))
        .withMessageStartingWith("Must be in a transaction: insert");
    assertThat(count()).isZero();
  }

  @Test
  void transactionOfWhoDoesNotActIsRefused() {
    member.lease.tick();
    assertThatIllegalStateException()
        .isThrownBy(() -> member.guarded.useTransaction(handle -> handle.execute("select 1")))
        .withMessage("Only a writer's tick may write here");
  }

  private int count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from manifest").mapTo(Integer.class).one());
  }
}
