package io.sparkify.lake.job.generate.session;

import io.sparkify.lake.job.generate.catalog.Words;
import io.sparkify.lake.job.generate.listener.Level;
import io.sparkify.lake.job.generate.listener.Listener;
import io.sparkify.lake.job.generate.listener.People;
import java.util.SplittableRandom;

/** One listener's visit to the service, from page to page. */
final class Session {
  private final long id;
  private final Listener listener;
  private int item;
  private long left;
  private long ts;
  private Page next;
  private boolean loggedIn;

  Session(long id, Listener listener, long ts, long events, Page first) {
    this.id = id;
    this.listener = listener;
    this.ts = ts;
    this.left = events;
    this.next = first;
    this.loggedIn = first == Page.NEXT_SONG;
  }

  long id() {
    return id;
  }

  Listener listener() {
    return listener;
  }

  /** When the next event happens. */
  long ts() {
    return ts;
  }

  boolean isOver() {
    return left == 0;
  }

  /** Makes the next event; the answer is its natural length in milliseconds. */
  long step(EventSink sink, Playlist playlist, SplittableRandom random) {
    Page page = next;
    long length;
    if (page == Page.NEXT_SONG) {
      var track = playlist.next(random);
      sink.play(new Play(ts, id, item, listener.visitor(), listener.level(), track));
      length = (long) (track.length() * 1000) + random.nextInt(1000);
    } else {
      var visitor = loggedIn ? listener.visitor() : null;
      sink.visit(new Visit(ts, id, item, visitor, listener.level(), page));
      length = random.nextInt(60_000);
    }
    follow(page, random);
    item++;
    left--;
    next = after(page, random);
    return length;
  }

  /**
   * Goes on after {@code pause} milliseconds, or sooner, so that all events fit in before the end.
   */
  void pause(long pause, long end) {
    ts = Math.min(ts + pause, ts + (end - ts) / (left + 1));
  }

  private void follow(Page page, SplittableRandom random) {
    switch (page) {
      case LOGIN -> loggedIn = true;
      case LOGOUT -> loggedIn = false;
      case SUBMIT_UPGRADE -> listener.change(Level.PAID);
      case SUBMIT_DOWNGRADE -> listener.change(Level.FREE);
      case SAVE_SETTINGS -> listener.rename(Words.pick(People.LAST_NAMES, random));
      case NEXT_SONG, HOME, HELP, ABOUT, ERROR, SETTINGS, UPGRADE, DOWNGRADE -> {}
    }
  }

  private Page after(Page page, SplittableRandom random) {
    int dice = random.nextInt(1000);
    if (!loggedIn) {
      return page == Page.LOGOUT || dice < 300 ? Page.HOME : Page.LOGIN;
    }
    return switch (page) {
      case UPGRADE -> dice < 600 ? Page.SUBMIT_UPGRADE : Page.HOME;
      case DOWNGRADE -> dice < 500 ? Page.SUBMIT_DOWNGRADE : Page.HOME;
      case SETTINGS -> dice < 400 ? Page.SAVE_SETTINGS : Page.NEXT_SONG;
      default -> anywhere(dice);
    };
  }

  private Page anywhere(int dice) {
    if (dice < 840) {
      return Page.NEXT_SONG;
    } else if (dice < 920) {
      return Page.HOME;
    } else if (dice < 940) {
      return Page.SETTINGS;
    } else if (dice < 955) {
      return Page.HELP;
    } else if (dice < 965) {
      return Page.ABOUT;
    } else if (dice < 970) {
      return Page.ERROR;
    } else if (dice < 980) {
      return Page.LOGOUT;
    }
    return listener.level() == Level.FREE ? Page.UPGRADE : Page.DOWNGRADE;
  }
}
