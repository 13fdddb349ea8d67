package io.sparkify.lake.service.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** One bucket as anybody sees it who has no Hadoop. */
public final class Bucket implements AutoCloseable {
  private final S3Client client;
  private final String name;

  public Bucket(String endpoint, String identity, String secret, String name) {
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create(endpoint))
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(identity, secret)))
            .build();
    this.name = name;
  }

  public String uri() {
    return "s3a://" + name;
  }

  public void create() {
    client.createBucket(request -> request.bucket(name));
  }

  public void put(String key, byte[] content) {
    client.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(content));
  }

  /** All of an object, in one request. */
  public byte[] get(String key) {
    return client.getObjectAsBytes(request -> request.bucket(name).key(key)).asByteArray();
  }

  public void delete(String key) {
    client.deleteObject(request -> request.bucket(name).key(key));
  }

  /** The ETags of what lies below a prefix, by key. */
  public Map<String, String> etags(String prefix) {
    Map<String, String> etags = new TreeMap<>();
    client
        .listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix))
        .contents()
        .stream()
        // S3A leaves an empty object in the place of a folder.
        .filter(object -> !object.key().endsWith("/"))
        .forEach(object -> etags.put(object.key(), object.eTag()));
    return etags;
  }

  /** The keys of uploads that were begun and not finished. */
  public List<String> unfinishedUploads() {
    return client.listMultipartUploads(request -> request.bucket(name)).uploads().stream()
        .map(MultipartUpload::key)
        .toList();
  }

  /** Puts all files of a folder below a prefix. */
  public void upload(Path folder, String prefix) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .parallel()
          .forEach(file -> put(prefix + "/" + folder.relativize(file), bytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies one object into a file. */
  public void download(String key, Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, get(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
