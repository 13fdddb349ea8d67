package io.sparkify.lake.service.outbox;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes out of a receiver's words what of the request is secret: some quote the address. */
record Hidden(List<String> secrets) {
  private static final int SHORTEST = 4;
  private static final int LONGEST_WORDS = 200;

  /** What nobody is shown of this request: all of its address but the host, and the headers. */
  static Hidden of(Outgoing request) {
    URI address = request.address();
    return new Hidden(
        Stream.concat(
                Stream.of(address.getRawPath(), address.getRawQuery(), address.getRawUserInfo())
                    .filter(part -> part != null)
                    .flatMap(
                        part -> Stream.concat(Stream.of(part), Stream.of(part.split("[/=&]", -1)))),
                request.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                    .flatMap(header -> Stream.of(header.getValue().split(" ", -1))))
            .filter(part -> part.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** One line of legible characters, cut where it is long. */
  String in(String text) {
    String safe = text;
    for (String secret : secrets) {
      safe = safe.replace(secret, "***");
    }
    safe = safe.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
    return safe.length() <= LONGEST_WORDS ? safe : safe.substring(0, LONGEST_WORDS - 1) + "…";
  }
}
