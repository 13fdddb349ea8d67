package io.sparkify.lake.service.openapi;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Leads to the same address with a slash, where the page finds what it loads beside it. */
final class SlashServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String path = request.getRequestURI();
    response.setStatus(HttpServletResponse.SC_FOUND);
    // Relative, so that it holds behind a path prefix.
    response.setHeader("Location", path.substring(path.lastIndexOf('/') + 1) + "/");
  }
}
