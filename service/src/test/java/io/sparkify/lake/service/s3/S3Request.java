package io.sparkify.lake.service.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request as a server with path style sees it.
 *
 * @param key empty for one about the bucket
 * @param query as sent
 * @param agent who asks, as it says itself
 */
public record S3Request(
    S3Operation operation, String bucket, String key, String query, String agent) {
  static S3Request of(HttpMessage message) {
    String[] line = message.startLine().split(" ", 3);
    String[] target = line[1].split("\\?", 2);
    String[] path = target[0].substring(1).split("/", 2);
    String key = path.length < 2 ? "" : decoded(path[1]);
    String query = target.length < 2 ? "" : target[1];
    return new S3Request(
        S3Operation.of(line[0], key, names(query), message.headers()),
        path[0],
        key,
        query,
        message.headers().getOrDefault("user-agent", ""));
  }

  public boolean is(S3Operation... any) {
    return Arrays.asList(any).contains(operation);
  }

  /** Whether a Spark application asks, and not the service. */
  public boolean isOfJob() {
    return agent.startsWith("lake-job");
  }

  /** What a listing is of. */
  public String prefix() {
    return Arrays.stream(query.split("&"))
        .filter(parameter -> parameter.startsWith("prefix="))
        .map(parameter -> decoded(parameter.substring("prefix=".length())))
        .findFirst()
        .orElse("");
  }

  private static Set<String> names(String query) {
    return Arrays.stream(query.split("&"))
        .map(parameter -> parameter.split("=", 2)[0])
        .collect(Collectors.toSet());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return operation + " " + bucket + "/" + (key.isEmpty() ? prefix() : key);
  }
}
