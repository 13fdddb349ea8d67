package io.sparkify.lake.service.security.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An identity provider: signs JWTs, and serves its keys on this machine. */
public final class IdentityProvider implements AutoCloseable {
  public static final String ISSUER = "https://id.example";
  public static final String AUDIENCE = "lake";
  private static final int RSA_BITS = 2048;
  private static final ECKey EC = ec("ec-1");
  private static final RSAKey FIRST = rsa("rsa-1");
  private static final RSAKey SECOND = rsa("rsa-2");
  private static final RSAKey FORGED = rsa("rsa-1");
  private static final RSAKey UNKNOWN = rsa("nobody's");

  private final HttpServer server;
  private final AtomicInteger reads = new AtomicInteger();
  private volatile RSAKey rsa = FIRST;
  private volatile boolean away;

  private IdentityProvider(HttpServer server) {
    this.server = server;
  }

  public static IdentityProvider start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      IdentityProvider provider = new IdentityProvider(server);
      server.createContext(
          "/jwks.json",
          exchange -> {
            try (exchange) {
              provider.reads.incrementAndGet();
              byte[] keys = provider.keys().getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().set("Content-Type", "application/json");
              exchange.sendResponseHeaders(provider.away ? 503 : 200, keys.length);
              exchange.getResponseBody().write(keys);
            }
          });
      server.start();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:%d/jwks.json".formatted(server.getAddress().getPort());
  }

  JwtConfiguration configuration(String rolesClaim) {
    return new JwtConfiguration(
        url(),
        ISSUER,
        AUDIENCE,
        "sub",
        rolesClaim,
        "lake-viewer",
        "lake-operator",
        "lake-admin",
        Duration.seconds(60),
        Duration.seconds(1));
  }

  /** How often its keys were asked for. */
  int reads() {
    return reads.get();
  }

  /** Signs with another key from now on, and forgets the one before. */
  void rotate() {
    rsa = SECOND;
  }

  /** Answers nobody any more, or again. */
  void setAway(boolean changed) {
    away = changed;
  }

  /** What a good JWT says. */
  public static JWTClaimsSet.Builder claims(Instant now, String role) {
    return new JWTClaimsSet.Builder()
        .subject("jo")
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3600)))
        .claim("roles", List.of(role));
  }

  public String rs256(JWTClaimsSet.Builder claims) {
    return signed(JWSAlgorithm.RS256, rsa, signer(rsa), claims);
  }

  public String es256(JWTClaimsSet.Builder claims) {
    try {
      return signed(JWSAlgorithm.ES256, EC, new ECDSASigner(EC), claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By another key that calls itself as the provider's does. */
  public String forged(JWTClaimsSet.Builder claims) {
    return signed(JWSAlgorithm.RS256, FORGED, signer(FORGED), claims);
  }

  /** By a key that the provider never had. */
  public String ofUnknownKey(JWTClaimsSet.Builder claims) {
    return signed(JWSAlgorithm.RS256, UNKNOWN, signer(UNKNOWN), claims);
  }

  /** By the provider's public key, as if it were a secret that both share. */
  public String hs256(JWTClaimsSet.Builder claims) {
    try {
      byte[] shared = rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
      return signed(JWSAlgorithm.HS256, rsa, new MACSigner(shared), claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By nobody. */
  public static String unsigned(JWTClaimsSet.Builder claims) {
    return new PlainJWT(claims.build()).serialize();
  }

  /** Other claims under the signature of these. */
  public String altered(JWTClaimsSet.Builder claims, UnaryOperator<JWTClaimsSet.Builder> change) {
    String[] good = rs256(claims).split("\\.", -1);
    String[] other = rs256(change.apply(claims)).split("\\.", -1);
    return good[0] + "." + other[1] + "." + good[2];
  }

  private String keys() {
    List<JWK> published = List.of(rsa.toPublicJWK(), EC.toPublicJWK());
    return new JWKSet(published).toString();
  }

  private static String signed(
      JWSAlgorithm algorithm, JWK key, JWSSigner signer, JWTClaimsSet.Builder claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(algorithm)
                  .type(JOSEObjectType.JWT)
                  .keyID(key.getKeyID())
                  .build(),
              claims.build());
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSSigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(RSA_BITS).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
