package io.sparkify.lake.service.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/** One open answer: keeps what waits for its client, and writes as much as the client takes. */
public final class Channel {
  private static final int ROOM = 256 * 1024;

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final Runnable closed;
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private long offered;
  private long taken;
  private boolean writable;
  private boolean unflushed;
  private boolean finishing;
  private boolean done;

  /**
   * @param closed called once when the connection is given up, by whichever thread
   */
  Channel(AsyncContext context, ServletOutputStream out, Runnable closed) {
    this.context = context;
    this.out = out;
    this.closed = closed;
  }

  void start() {
    context.addListener(new Ending());
    out.setWriteListener(new Writing());
  }

  /** Whether more should be offered: no more than 256 KiB and one offer wait for the client. */
  public synchronized boolean hasRoom() {
    return !done && !finishing && waitingBytes < ROOM;
  }

  /** Has this written in its turn; it must not be changed any more. */
  public synchronized void offer(byte[] frame) {
    if (!done && !finishing) {
      waiting.add(frame);
      waitingBytes += frame.length;
      offered++;
    }
  }

  /** Closes the answer when all that was offered is written. */
  public synchronized void finish() {
    finishing = true;
  }

  synchronized long offered() {
    return offered;
  }

  /** How much of it the client's connection took so far. */
  synchronized long taken() {
    return taken;
  }

  synchronized boolean isIdle() {
    return waiting.isEmpty();
  }

  /** Writes what can be written now; the web server calls again when it can write more. */
  synchronized void drain() {
    try {
      while (writable && !done && out.isReady()) {
        byte[] next = waiting.poll();
        if (next != null) {
          waitingBytes -= next.length;
          taken++;
          unflushed = true;
          out.write(next);
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          if (finishing) {
            close();
          }
          return;
        }
      }
    } catch (IOException e) {
      // The client is gone, which is its right.
      close();
    }
  }

  /** At once, whatever waits. */
  void close() {
    synchronized (this) {
      if (done) {
        return;
      }
      done = true;
      waiting.clear();
    }
    try {
      context.complete();
    } catch (IllegalStateException e) {
      // The web server was faster.
    }
    over();
  }

  private void over() {
    if (isClosed.compareAndSet(false, true)) {
      closed.run();
    }
  }

  /** What the web server says of the output. */
  private final class Writing implements WriteListener {
    @Override
    public void onWritePossible() {
      synchronized (Channel.this) {
        writable = true;
      }
      drain();
    }

    @Override
    public void onError(Throwable e) {
      close();
    }
  }

  /** What the web server says of the whole answer. */
  private final class Ending implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      synchronized (Channel.this) {
        done = true;
        waiting.clear();
      }
      over();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      close();
    }

    @Override
    public void onError(AsyncEvent event) {
      close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // It was started before.
    }
  }
}
