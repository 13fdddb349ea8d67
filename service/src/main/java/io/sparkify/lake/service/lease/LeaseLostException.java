package io.sparkify.lake.service.lease;

/** Says that something was not written, because another instance is the writer by now. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Term term;

  LeaseLostException(Term term) {
    super(
        "Not written: %s does not hold the writer lease any more (its token was %d)"
            .formatted(term.holder(), term.token()));
    this.term = term;
  }

  Term term() {
    return term;
  }
}
