package io.sparkify.lake.service.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves the OpenAPI document; it is made when somebody asks for it first. */
@SuppressWarnings("serial") // never serialized
public final class OpenApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<String> document;
  private transient byte @Nullable [] bytes;

  public OpenApiServlet(Supplier<String> document) {
    this.document = document;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] known = bytes();
    response.setContentType("application/json");
    response.setContentLength(known.length);
    response.getOutputStream().write(known);
  }

  private synchronized byte[] bytes() {
    byte[] known = bytes;
    if (known == null) {
      known = document.get().getBytes(UTF_8);
      bytes = known;
    }
    return known;
  }
}
