package io.sparkify.lake.job.generate.naive;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.LogMonth;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** A play as a line says it. */
record NaivePlay(Key key, JsonNode event) {
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /** What makes two plays the same. */
  record Key(long ts, String userId, long sessionId, long item) {}

  static final Comparator<NaivePlay> BY_TIME =
      Comparator.<NaivePlay>comparingLong(play -> play.key().ts())
          .thenComparingLong(play -> play.key().sessionId())
          .thenComparingLong(play -> play.key().item());

  static boolean isPlay(JsonNode event) {
    JsonNode page = event.path("page");
    return page.isTextual() && page.textValue().equals("NextSong");
  }

  /** Empty if a field of the key is not as it must be. */
  static Optional<NaivePlay> of(JsonNode event) {
    JsonNode ts = event.path("ts");
    JsonNode session = event.path("sessionId");
    JsonNode item = event.path("itemInSession");
    JsonNode user = event.path("userId");
    boolean inTime =
        ts.isIntegralNumber()
            && ts.canConvertToLong()
            && ts.longValue() >= 0
            && ts.longValue() <= LAST;
    boolean named = user.isIntegralNumber() || (user.isTextual() && !user.textValue().isEmpty());
    if (!inTime || !named || !session.isIntegralNumber() || !item.isIntegralNumber()) {
      return Optional.empty();
    }
    Key key = new Key(ts.longValue(), user.asText(), session.longValue(), item.longValue());
    return Optional.of(new NaivePlay(key, event));
  }

  LogMonth month() {
    return LogMonth.of(Instant.ofEpochMilli(key.ts()));
  }

  String id() {
    return "%d-%d-%d-%s".formatted(key.ts(), key.sessionId(), key.item(), key.userId());
  }
}
