package io.sparkify.lake.job.generate.session;

/** Takes what happens, in the order of time. */
public interface EventSink {
  void play(Play play);

  void visit(Visit visit);
}
