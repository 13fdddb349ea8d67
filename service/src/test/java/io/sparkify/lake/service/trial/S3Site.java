package io.sparkify.lake.service.trial;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.sparkify.lake.service.s3.Bucket;
import io.sparkify.lake.service.s3.CephServer;
import io.sparkify.lake.service.s3.FaultyS3;
import io.sparkify.lake.service.s3.S3Operation;
import io.sparkify.lake.service.s3.S3Request;
import io.sparkify.lake.service.s3.S3Server;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A site whose input and lake are in a bucket behind a {@link FaultyS3}; work folder and database
 * are on this machine.
 */
record S3Site(Site local, Bucket bucket, FaultyS3 s3, Map<String, String> access)
    implements AutoCloseable {
  private static final String LAKE = "lake";

  static S3Site in(Path folder, S3Server server, String bucket) {
    server.createBucket(bucket);
    FaultyS3 proxy = FaultyS3.before(server.endpoint());
    return new S3Site(
        Site.in(folder),
        new Bucket(server.endpoint(), S3Server.IDENTITY, S3Server.SECRET, bucket),
        proxy,
        server.environment(proxy.endpoint()));
  }

  static S3Site in(Path folder, CephServer server, String name) {
    Bucket bucket = new Bucket(server.endpoint(), CephServer.IDENTITY, CephServer.SECRET, name);
    bucket.create();
    FaultyS3 proxy = FaultyS3.before(server.endpoint());
    return new S3Site(Site.in(folder), bucket, proxy, server.environment(proxy.endpoint()));
  }

  /** Puts the input of that site into the bucket. */
  void upload(Site input) {
    bucket.upload(input.songs(), "song_data");
    bucket.upload(input.logs(), "log_data");
  }

  LakeProcess start(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(access);
    environment.put("LAKE_SONG_DATA", bucket.uri() + "/song_data");
    environment.put("LAKE_LOG_DATA", bucket.uri() + "/log_data");
    environment.put("LAKE_OUTPUT", lake());
    environment.putAll(more);
    return LakeProcess.start(local, environment);
  }

  String lake() {
    return bucket.uri() + "/" + LAKE;
  }

  /** What readers see, by table, read from a copy of all tables. */
  Map<String, String> digests(Path copy) {
    return copy(copy).digests();
  }

  Site copy(Path folder) {
    Site copy = Site.in(folder);
    tables()
        .keySet()
        .forEach(path -> bucket.download(LAKE + "/" + path, copy.lake().resolve(path)));
    return copy;
  }

  /** The ETags of all that readers see, by paths in the lake. */
  Map<String, String> tables() {
    Map<String, String> tables = new TreeMap<>();
    bucket
        .etags(LAKE + "/")
        .forEach(
            (key, etag) -> {
              if (!key.startsWith(LAKE + "/_lake/")) {
                tables.put(key.substring(LAKE.length() + 1), etag);
              }
            });
    return tables;
  }

  /** What a load leaves behind only if it was cut off. */
  Set<String> leftovers() {
    Set<String> left = new TreeSet<>(bucket.etags(LAKE + "/_lake/staging/").keySet());
    left.addAll(bucket.etags(LAKE + "/_lake/journal/").keySet());
    left.addAll(bucket.unfinishedUploads());
    return left;
  }

  /** For a person, the most frequent first, without those of the service that watches. */
  String requests() {
    Map<S3Operation, Long> counts =
        s3.requests().stream()
            .filter(S3Request::isOfJob)
            .collect(groupingBy(S3Request::operation, counting()));
    List<String> words =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(count -> count.getValue() + " " + count.getKey())
            .toList();
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return "%,d requests of the job (%s), %,d of the service"
        .formatted(all, String.join(", ", words), s3.requests().size() - all);
  }

  @Override
  public void close() {
    s3.close();
    bucket.close();
  }
}
