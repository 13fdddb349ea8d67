package io.sparkify.lake.service.security.jwt;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The identity provider's keys: read now and then, and when a JWT names one that is not known. */
final class Keys {
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final Duration KEPT_WHILE_AWAY = Duration.ofHours(4);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 3_000;
  private static final int MOST_BYTES = 512 * 1024;

  private final String url;
  private final JWKSource<SecurityContext> source;
  private volatile @Nullable String failure;

  Keys(JwtConfiguration configuration) {
    this.url = configuration.jwksUrl();
    this.source =
        JWKSourceBuilder.create(
                new Noted(
                    new URLBasedJWKSetSource<>(
                        url(url),
                        new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES))))
            .cache(KEPT.toMillis(), CONNECT_MILLIS + READ_MILLIS)
            .refreshAheadCache(false)
            .rateLimited(configuration.refreshAtMostEvery().toMilliseconds())
            .outageTolerant(KEPT_WHILE_AWAY.toMillis())
            .build();
  }

  JWKSource<SecurityContext> source() {
    return source;
  }

  /** Reads them if that is due, so that a problem is known before somebody needs them. */
  void refresh() {
    try {
      source.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    } catch (KeySourceException e) {
      LOG.debug("The keys of {} cannot be read: {}", url, e.toString());
    }
  }

  /** What a person should know and do about it; empty if they could be read. */
  Optional<String> problem() {
    String last = failure;
    return last == null
        ? Optional.empty()
        : Optional.of(
            ("The keys of the identity provider cannot be read from %s (%s): see that it answers, or"
                    + " mend LAKE_JWT_JWKS_URL. JWTs whose key is known are accepted for %d h more.")
                .formatted(url, last, KEPT_WHILE_AWAY.toHours()));
  }

  private static URL url(String text) {
    try {
      return URI.create(text).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("The configuration allows no such URL: " + text, e);
    }
  }

  /** The provider itself, below all that is kept: remembers whether it answered the last time. */
  private final class Noted implements JWKSetSource<SecurityContext> {
    private final JWKSetSource<SecurityContext> provider;

    Noted(JWKSetSource<SecurityContext> provider) {
      this.provider = provider;
    }

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
        throws KeySourceException {
      try {
        JWKSet keys = provider.getJWKSet(refresh, now, context);
        failure = null;
        return keys;
      } catch (KeySourceException e) {
        failure = String.valueOf(e.getMessage());
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      provider.close();
    }
  }
}
