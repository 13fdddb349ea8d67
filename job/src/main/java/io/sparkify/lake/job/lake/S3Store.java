package io.sparkify.lake.job.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3AUtils;
import org.apache.hadoop.fs.s3a.impl.PutObjectOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/**
 * S3, through the client that S3A has made. An object appears whole when its copy is done, or when
 * its multipart copy is completed; the staged object stays until its folder is deleted.
 */
final class S3Store implements LakeStore {
  private static final Logger LOG = LoggerFactory.getLogger(S3Store.class);
  private static final int COPIES_AT_ONCE = 8;
  private static final long MEBIBYTE = 1024 * 1024;

  /** Beyond this one request would take long; S3 itself allows 5 GiB. */
  private static final long ONE_COPY_BYTES = 512 * MEBIBYTE;

  private final S3AFileSystem files;
  private final long oneCopyBytes;
  private final long partBytes;

  S3Store(FileSystem files) {
    this((S3AFileSystem) files, ONE_COPY_BYTES, ONE_COPY_BYTES / 2);
  }

  S3Store(S3AFileSystem files, long oneCopyBytes, long partBytes) {
    this.files = files;
    this.oneCopyBytes = oneCopyBytes;
    this.partBytes = partBytes;
  }

  @Override
  public void replace(Path staged, Path target) throws IOException {
    HeadObjectResponse source = files.getS3AInternals().getObjectMetadata(staged);
    translating(
        "copy to " + target,
        staged,
        () -> {
          if (source.contentLength() <= oneCopyBytes) {
            copy(staged, target, source);
          } else {
            copyInParts(staged, target, source);
          }
          return null;
        });
  }

  private void copy(Path staged, Path target, HeadObjectResponse source) {
    client()
        .copyObject(
            files
                .getRequestFactory()
                .newCopyObjectRequestBuilder(
                    files.pathToKey(staged), files.pathToKey(target), source)
                .copySourceIfMatch(source.eTag())
                .build());
  }

  private void copyInParts(Path staged, Path target, HeadObjectResponse source) throws IOException {
    String key = files.pathToKey(target);
    PutObjectOptions plain = PutObjectOptions.defaultOptions();
    String upload =
        client()
            .createMultipartUpload(
                files.getRequestFactory().newMultipartUploadRequestBuilder(key, plain).build())
            .uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (long from = 0; from < source.contentLength(); from += partBytes) {
      long to = Math.min(from + partBytes, source.contentLength()) - 1;
      parts.add(copyPart(staged, key, source, upload, parts.size() + 1, from, to));
    }
    client()
        .completeMultipartUpload(
            files
                .getRequestFactory()
                .newCompleteMultipartUploadRequestBuilder(key, upload, parts, plain)
                .build());
  }

  private CompletedPart copyPart(
      Path staged,
      String key,
      HeadObjectResponse source,
      String upload,
      int number,
      long from,
      long to) {
    UploadPartCopyResponse part =
        client()
            .uploadPartCopy(
                request ->
                    request
                        .sourceBucket(files.getBucket())
                        .sourceKey(files.pathToKey(staged))
                        .copySourceIfMatch(source.eTag())
                        .copySourceRange("bytes=%d-%d".formatted(from, to))
                        .destinationBucket(files.getBucket())
                        .destinationKey(key)
                        .uploadId(upload)
                        .partNumber(number));
    return CompletedPart.builder().partNumber(number).eTag(part.copyPartResult().eTag()).build();
  }

  @Override
  public void write(Path target, byte[] content) throws IOException {
    FSDataOutputStreamBuilder<?, ?> object = files.createFile(target).overwrite(true);
    // It appears when the stream is closed; nothing need be asked before.
    object.opt("fs.s3a.create.performance", true);
    try (OutputStream out = object.build()) {
      out.write(content);
    }
  }

  /** There are no folders. */
  @Override
  public void createFolder(Path folder) {}

  @Override
  public int parallelism() {
    return COPIES_AT_ONCE;
  }

  /** In one flat listing: a request a thousand files. */
  @Override
  public List<Path> filesBelow(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try {
      RemoteIterator<? extends FileStatus> all = files.listFiles(folder, true);
      while (all.hasNext()) {
        found.add(all.next().getPath());
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return List.copyOf(found);
  }

  @Override
  public void abandonUnfinished(Path folder) {
    try {
      long uploads = files.getS3AInternals().abortMultipartUploads(folder);
      if (uploads > 0) {
        LOG.info("Gave up {} unfinished multipart uploads below {}", uploads, folder);
      }
    } catch (IOException e) {
      LOG.warn("Unfinished multipart uploads below {} could not be given up: {}", folder, e, e);
    }
  }

  private S3Client client() {
    return files.getS3AInternals().getAmazonS3Client("publish");
  }

  private static void translating(String what, Path path, Callable<Void> work) throws IOException {
    try {
      work.call();
    } catch (SdkException e) {
      throw S3AUtils.translateException(what, path.toString(), e);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Only the client and its stream throw here", e);
    }
  }
}
