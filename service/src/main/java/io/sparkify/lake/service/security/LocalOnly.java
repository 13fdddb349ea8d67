package io.sparkify.lake.service.security;

import io.sparkify.lake.service.error.ServiceException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a request must be while no credentials protect the service: made on this machine, to a name
 * of this machine, and by no page of another site that a browser here shows.
 */
final class LocalOnly {
  private static final Pattern LOOPBACK_NAME =
      Pattern.compile("localhost\\.?|127(?:\\.\\d{1,3}){3}|\\[?(?:::1|0:0:0:0:0:0:0:1)]?");
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");
  private static final String REMEDY =
      " Make a token (./lake token create NAME --role admin) to use the service from elsewhere.";

  private LocalOnly() {}

  /**
   * Refuses what is not.
   *
   * @throws ServiceException forbidden
   */
  static void require(HttpServletRequest request) {
    if (!isLoopback(request.getRemoteAddr())) {
      throw refusal("not_local", "Without credentials only this machine may ask.");
    }
    // A name that somebody else owns may lead here: a browser would let its pages read answers.
    if (!LOOPBACK_NAME.matcher(request.getServerName().toLowerCase(Locale.ROOT)).matches()) {
      throw refusal(
          "host_not_local",
          "Without credentials the service answers to localhost only, not to '%s'."
              .formatted(request.getServerName()));
    }
    if (OF_PROXIES.stream().anyMatch(name -> request.getHeader(name) != null)) {
      throw refusal(
          "proxied_without_credentials",
          "The request came through a proxy, which hides who asks, and there are no credentials.");
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !isSame(origin, request)) {
      throw refusal("cross_site", "Another site's page asked for this.");
    }
  }

  private static boolean isSame(String origin, HttpServletRequest request) {
    try {
      URI page = new URI(origin);
      String host = request.getHeader("Host");
      return host != null && host.equalsIgnoreCase(page.getAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isLoopback(String address) {
    try {
      // An address, never a name that would be looked up.
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static ServiceException refusal(String code, String detail) {
    return ServiceException.forbidden(code, detail + REMEDY, Map.of());
  }
}
