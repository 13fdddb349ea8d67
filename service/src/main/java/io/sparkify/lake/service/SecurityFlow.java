package io.sparkify.lake.service;

import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Environment;
import io.sparkify.lake.service.health.ProblemHealthCheck;
import io.sparkify.lake.service.schedule.Tick;
import io.sparkify.lake.service.security.Authenticator;
import io.sparkify.lake.service.security.Credentials;
import io.sparkify.lake.service.security.Protection;
import io.sparkify.lake.service.security.jwt.JwtCredentials;
import io.sparkify.lake.service.security.token.TokenBook;
import io.sparkify.lake.service.security.token.TokenResource;
import io.sparkify.lake.service.security.token.TokenStore;
import io.sparkify.lake.service.security.token.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what decides who may use the service. */
record SecurityFlow(TokenBook book, Tokens tokens, Optional<JwtCredentials> jwt, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(SecurityFlow.class);
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Reads the tokens. */
  static SecurityFlow of(SecuritySection configuration, Jdbi jdbi, Clock clock) {
    TokenStore store = new TokenStore(jdbi);
    TokenBook book = new TokenBook(configuration.tokens(), store, clock);
    book.refresh();
    return new SecurityFlow(
        book,
        new Tokens(store, book, configuration.jwt()::isUsed, clock),
        Optional.of(configuration.jwt())
            .filter(used -> used.isUsed())
            .map(used -> new JwtCredentials(used, clock)),
        clock);
  }

  /** Refuses to listen where others could ask while anybody may do everything. */
  SecurityFlow requireLoopbackOrCredentials(ServerFactory server) throws StartProblem {
    if (!authenticator().isOpen()) {
      return this;
    }
    if (!Connectors.of(server).stream().allMatch(Connectors::isLoopback)) {
      throw new StartProblem(
          """
          LAKE_BIND and LAKE_ADMIN_BIND must be loopback addresses such as 127.0.0.1: there are no \
          credentials, so nobody else may reach the service. Make a token first:
            java -jar service/target/lake-service.jar token create NAME --role admin config.yml
          or set LAKE_JWT_JWKS_URL, and start again.""");
    }
    LOG.info(
        "There are no credentials: whoever is on this machine may do everything. For a token: ./lake token create NAME --role admin");
    return this;
  }

  void wire(Environment environment, Writer writer) {
    Protection.install(environment, authenticator(), ServiceJson.mapper());
    environment.jersey().register(new TokenResource(tokens, clock));
    // Of every instance, whoever writes.
    writer.ticks().add(new Tick("tokens", TWO_SECONDS, book::refresh));
    jwt.ifPresent(
        used -> {
          writer.ticks().add(new Tick("jwt_keys", MINUTE, used::refresh));
          environment.healthChecks().register("jwt_keys", new ProblemHealthCheck(used::problem));
        });
  }

  private Authenticator authenticator() {
    return new Authenticator(Stream.<Credentials>concat(Stream.of(book), jwt.stream()).toList());
  }
}
