package io.sparkify.lake.service.dashboard;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers what no other path of the port does: the dashboard's files, or 404. */
@SuppressWarnings("serial") // never serialized
final class DashboardServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  /** Scripts and styles from here alone, none within pages, and no page of others around ours. */
  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
          + " object-src 'none'";

  // What people type or paste, as a path in place of one behind the #.
  private static final Pattern PLACE = Pattern.compile("(?:/[A-Za-z0-9_-]+)+/?");

  private final transient Assets assets;

  DashboardServlet(Assets assets) {
    this.assets = assets;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getServletPath();
    Optional<Asset> asset = assets.find(path);
    boolean reads = METHODS.contains(request.getMethod());
    if (asset.isPresent() && reads) {
      send(asset.get(), request, response);
    } else if (asset.isPresent()) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (reads && wantsPage(request) && PLACE.matcher(path).matches()) {
      lead(path, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void send(Asset asset, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("ETag", asset.tag());
    // Kept, but asked for each time: a new version of the service is a new dashboard at once.
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    String seen = request.getHeader("If-None-Match");
    if (seen != null && seen.contains(asset.tag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(asset.type());
    response.setContentLength(asset.bytes().length);
    response.getOutputStream().write(asset.bytes());
  }

  /** To the same place of the dashboard; relative, so that it holds behind a path prefix. */
  private static void lead(String path, HttpServletResponse response) {
    int depth = (int) path.chars().filter(each -> each == '/').count();
    String root = depth == 1 ? "./" : "../".repeat(depth - 1);
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", root + "#" + path);
  }

  private static boolean wantsPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }
}
