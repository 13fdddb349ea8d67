package io.sparkify.lake.service.demo;

/** The sample was not loaded; what was printed says why. */
final class DemoFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  DemoFailedException() {
    super("not everything was loaded; the lines above say why");
  }
}
