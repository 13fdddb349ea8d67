package io.sparkify.lake.service.s3;

import java.util.Map;
import java.util.Set;

/** What kind of request a client of S3 makes. */
public enum S3Operation {
  GET,
  HEAD,
  LIST,
  PUT,
  COPY,
  DELETE,
  DELETE_MANY,
  START_UPLOAD,
  UPLOAD_PART,
  COPY_PART,
  COMPLETE_UPLOAD,
  ABORT_UPLOAD,
  LIST_UPLOADS,
  OTHER;

  static S3Operation of(
      String method, String key, Set<String> parameters, Map<String, String> headers) {
    boolean copies = headers.containsKey("x-amz-copy-source");
    return switch (method) {
      case "HEAD" -> HEAD;
      case "GET" -> get(key, parameters);
      case "PUT" -> put(parameters, copies);
      case "POST" -> post(parameters);
      case "DELETE" -> parameters.contains("uploadId") ? ABORT_UPLOAD : DELETE;
      default -> OTHER;
    };
  }

  private static S3Operation get(String key, Set<String> parameters) {
    if (parameters.contains("uploads")) {
      return LIST_UPLOADS;
    }
    return key.isEmpty() ? LIST : GET;
  }

  private static S3Operation put(Set<String> parameters, boolean copies) {
    if (parameters.contains("uploadId")) {
      return copies ? COPY_PART : UPLOAD_PART;
    }
    return copies ? COPY : PUT;
  }

  private static S3Operation post(Set<String> parameters) {
    if (parameters.contains("uploads")) {
      return START_UPLOAD;
    }
    if (parameters.contains("uploadId")) {
      return COMPLETE_UPLOAD;
    }
    return parameters.contains("delete") ? DELETE_MANY : OTHER;
  }
}
