package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.util.Duration;
import io.sparkify.lake.job.contract.Sha256;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.security.jwt.JwtConfiguration;
import io.sparkify.lake.service.security.token.TokenConfiguration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On which addresses a service may listen. */
class BindTest {
  private static final JwtConfiguration NO_JWT =
      new JwtConfiguration(
          "",
          "",
          "",
          "sub",
          "roles",
          "viewer",
          "operator",
          "admin",
          Duration.seconds(60),
          Duration.seconds(30));

  private final Jdbi jdbi = TestDatabase.H2.empty();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "127.1.2.3"})
  void loopbackNeedsNoCredentials(String address) throws Exception {
    SecurityFlow open = open();
    assertThat(open.requireLoopbackOrCredentials(server(address, address))).isSameAs(open);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.1", "no such host"})
  void addressThatOthersReachIsRefusedOnEitherPort(@Nullable String address) {
    for (DefaultServerFactory server :
        List.of(server(address, "127.0.0.1"), server("127.0.0.1", address))) {
      assertThatThrownBy(() -> open().requireLoopbackOrCredentials(server))
          .isInstanceOf(StartProblem.class)
          .hasMessageContaining("LAKE_BIND")
          .hasMessageContaining("token create NAME --role admin config.yml");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.1.1"})
  void withCredentialsAnyAddressIsGood(String address) throws Exception {
    DefaultServerFactory server = server(address, address);
    SecurityFlow configured =
        flow(List.of(new TokenConfiguration("ops", "admin", Sha256.of("x"), null)));
    assertThat(configured.requireLoopbackOrCredentials(server)).isSameAs(configured);

    jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into token (name, active_name, role, sha256, created_at, created_by) values"
                    + " ('a', 'a', 'ADMIN', 'x', timestamp '2018-12-01 06:00:00+00', 'test')"));
    SecurityFlow inDatabase = open();
    assertThat(inDatabase.requireLoopbackOrCredentials(server)).isSameAs(inDatabase);
  }

  private SecurityFlow open() {
    return flow(List.of());
  }

  private SecurityFlow flow(List<TokenConfiguration> tokens) {
    return SecurityFlow.of(
        new SecuritySection(tokens, NO_JWT),
        jdbi,
        new MutableClock(Instant.parse("2018-12-01T06:00:00Z")));
  }

  private static DefaultServerFactory server(@Nullable String service, @Nullable String admin) {
    DefaultServerFactory server = new DefaultServerFactory();
    server.setApplicationConnectors(List.of(connector(service)));
    server.setAdminConnectors(List.of(connector(admin)));
    return server;
  }

  private static HttpConnectorFactory connector(@Nullable String address) {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost(address);
    return connector;
  }
}
