package io.sparkify.lake.service.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Writes the web server's own errors, which never reach the REST API, as problem documents. */
public final class ProblemPages implements Request.Handler {
  private final ObjectMapper json;
  private final Map<String, String> headers;

  /**
   * @param headers of every answer: requests that cannot be read get them nowhere else
   */
  public ProblemPages(ObjectMapper json, Map<String, String> headers) {
    this.json = json;
    this.headers = Map.copyOf(headers);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback)
      throws JsonProcessingException {
    int status = statusOf(request, response);
    ProblemDocument problem = ProblemDocument.of(status, StatusCodes.detailOf(status));
    response.setStatus(status);
    headers.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemFeature.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    byte[] body = json.writeValueAsBytes(problem.members(request.getHttpURI().getPath()));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static int statusOf(Request request, Response response) {
    return request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer status
        ? status
        : response.getStatus();
  }
}
