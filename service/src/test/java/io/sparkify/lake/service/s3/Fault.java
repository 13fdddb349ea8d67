package io.sparkify.lake.service.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What happens to a request on its way. */
@FunctionalInterface
public interface Fault {
  void befall(Exchange exchange) throws IOException, InterruptedException;

  /** The server refuses. */
  static Fault answer(int status, String code) {
    return exchange -> exchange.answer(status, code);
  }

  /** The server is too busy. */
  static Fault unavailable() {
    return answer(503, "SlowDown");
  }

  /** The connection breaks before the server has heard anything. */
  static Fault reset() {
    return Exchange::reset;
  }

  /** The server does as asked, and the connection breaks before the client hears of it. */
  static Fault resetAfterwards() {
    return exchange -> exchange.forward(exchange::reset);
  }

  /** The connection breaks in the middle of the answer. */
  static Fault cut() {
    return Exchange::cut;
  }

  /** Nobody answers, until the proxy is closed. */
  static Fault silence() {
    return exchange -> new CountDownLatch(1).await();
  }

  static Fault late(Duration by) {
    return exchange -> {
      // A pause, not a wait for anything.
      var unused = new CountDownLatch(1).await(by.toNanos(), TimeUnit.NANOSECONDS);
      exchange.forward();
    };
  }

  /** The hook runs, then the server is asked. */
  static Fault before(Runnable hook) {
    return exchange -> {
      hook.run();
      exchange.forward();
    };
  }

  /** The server has answered, the hook runs, then the client hears of it. */
  static Fault after(Runnable hook) {
    return exchange -> exchange.forward(hook::run);
  }
}
