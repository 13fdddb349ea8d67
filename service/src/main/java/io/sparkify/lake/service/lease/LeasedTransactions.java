package io.sparkify.lake.service.lease;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** Begins every transaction with the question whether its thread's term still holds. */
public final class LeasedTransactions extends DelegatingTransactionHandler {
  private final Lease lease;
  private final LeaseStore store;

  private LeasedTransactions(TransactionHandler delegate, Lease lease, LeaseStore store) {
    super(delegate);
    this.lease = lease;
    this.store = store;
  }

  /** Has this database take nothing but what {@link Lease#act} does, and only in transactions. */
  public static Jdbi guard(Jdbi jdbi, Lease lease, LeaseStore store) {
    jdbi.setTransactionHandler(new LeasedTransactions(jdbi.getTransactionHandler(), lease, store));
    jdbi.setSqlLogger(new WritesInTransactions());
    return jdbi;
  }

  @Override
  public void begin(Handle handle) {
    super.begin(handle);
    try {
      check(handle);
    } catch (RuntimeException e) {
      // Else the connection would go back to the pool with a transaction open.
      super.rollback(handle);
      throw e;
    }
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new LeasedTransactions(getDelegate().specialize(handle), lease, store);
  }

  private void check(Handle handle) {
    Term term = lease.acting();
    if (!store.holds(handle, term)) {
      throw new LeaseLostException(term);
    }
  }
}
