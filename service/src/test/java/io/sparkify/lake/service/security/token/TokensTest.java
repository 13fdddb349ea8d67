package io.sparkify.lake.service.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkify.lake.job.contract.Sha256;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.security.Caller;
import io.sparkify.lake.service.security.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class TokensTest {
  private static final Instant NOW = Instant.parse("2018-12-01T06:00:00Z");

  private final MutableClock clock = new MutableClock(NOW);
  private final Jdbi jdbi;
  private final TokenBook book;
  private final Tokens tokens;

  TokensTest(TestDatabase database) {
    jdbi = database.empty();
    book = book();
    tokens = new Tokens(new TokenStore(jdbi), book, () -> false, clock);
  }

  @Test
  void tokenIsItsOwnersAndOnlyItsHashIsKept() {
    String text = create("alice", Role.ADMIN).text();
    assertThat(text).matches("lake_[0-9a-f]{64}");
    Caller caller = book.find(text).orElseThrow();
    assertThat(caller.name()).isEqualTo("alice");
    assertThat(caller.role()).isEqualTo(Role.ADMIN);
    assertThat(caller.credential()).isEqualTo("token");
    String row =
        jdbi.withHandle(
            handle -> handle.createQuery("select * from token").mapToMap().one().toString());
    assertThat(row).contains(Sha256.of(text)).doesNotContain(text.substring("lake_".length()));
    assertThat(create("bob", Role.VIEWER).text()).isNotEqualTo(text);
  }

  @Test
  void textOfATokenIsInNoLog() {
    Tokens.Made made = tokens.create("alice", Role.ADMIN, null, "test");
    assertThat(made.toString()).doesNotContain(made.secret().text());
    assertThat(NewTokenView.of(made, NOW).toString()).doesNotContain(made.secret().text());
  }

  @Test
  void whatNobodyHasIsNoToken() {
    create("alice", Role.ADMIN);
    assertThat(book.find(Secret.random().text())).isEmpty();
    assertThat(book.find("")).isEmpty();
  }

  @Test
  void serviceIsOpenUntilTheFirstTokenAndNeverAgain() {
    assertThat(book.areConfigured()).isFalse();
    create("alice", Role.ADMIN);
    assertThat(book.areConfigured()).isTrue();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update token set active_name = null, revoked_at = created_at, revoked_by = 'x'"));
    book.refresh();
    assertThat(book.areConfigured()).isTrue();
  }

  @Test
  void revokedOneOpensNothingAndItsNameIsFreeAgain() {
    create("alice", Role.ADMIN);
    Secret first = create("ci", Role.OPERATOR);
    Caller caller = book.find(first.text()).orElseThrow();
    assertThat(caller.holds().getAsBoolean()).isTrue();

    tokens.revoke("ci", "alice");
    assertThat(caller.holds().getAsBoolean()).isFalse();
    assertThat(code(() -> book.find(first.text()))).isEqualTo("token_revoked");
    assertThat(tokens.get("ci").revokedBy()).isEqualTo("alice");
    assertThat(code(() -> tokens.revoke("ci", "alice"))).isEqualTo("already_revoked");

    Secret second = create("ci", Role.VIEWER);
    assertThat(book.find(second.text()).orElseThrow().role()).isEqualTo(Role.VIEWER);
    assertThat(code(() -> book.find(first.text()))).isEqualTo("token_revoked");
    assertThat(code(() -> create("ci", Role.VIEWER))).isEqualTo("token_exists");
  }

  @Test
  void anotherInstanceKnowsAfterItLooked() {
    Secret admin = create("alice", Role.ADMIN);
    Secret ci = create("ci", Role.VIEWER);
    TokenBook other = book();
    assertThat(other.areConfigured()).isFalse();
    other.refresh();
    assertThat(other.find(admin.text())).isPresent();
    tokens.revoke("ci", "alice");
    assertThat(other.find(ci.text())).isPresent();
    other.refresh();
    assertThat(code(() -> other.find(ci.text()))).isEqualTo("token_revoked");
  }

  @Test
  void oneThatEndsOpensNothingThen() {
    create("alice", Role.ADMIN);
    Secret ci = tokens.create("ci", Role.OPERATOR, NOW.plus(Duration.ofDays(90)), "alice").secret();
    Caller caller = book.find(ci.text()).orElseThrow();
    clock.advance(Duration.ofDays(90).minusSeconds(1));
    assertThat(caller.holds().getAsBoolean()).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(caller.holds().getAsBoolean()).isFalse();
    assertThat(code(() -> book.find(ci.text()))).isEqualTo("token_expired");
    assertThat(code(() -> tokens.create("x", Role.VIEWER, NOW, "alice")))
        .isEqualTo("expired_already");
  }

  @Test
  void thereIsAlwaysSomebodyWhoMayMakeTokens() {
    assertThat(code(() -> create("ci", Role.OPERATOR))).isEqualTo("first_token_must_be_admin");
    create("alice", Role.ADMIN);
    create("ci", Role.OPERATOR);
    assertThat(code(() -> tokens.revoke("alice", "alice"))).isEqualTo("last_admin");
    create("bob", Role.ADMIN);
    assertThat(tokens.revoke("alice", "bob").name()).isEqualTo("alice");
    assertThat(code(() -> tokens.get("nobody"))).isEqualTo("unknown_token");
    Tokens withJwt = new Tokens(new TokenStore(jdbi), book, () -> true, clock);
    assertThat(withJwt.revoke("bob", "jo").revokedAt()).isEqualTo(NOW);
  }

  @Test
  void lastUseIsKeptToTheMinute() {
    String text = create("alice", Role.ADMIN).text();
    assertThat(book.find(text)).isPresent();
    book.refresh();
    book.refresh();
    assertThat(tokens.get("alice").lastUsedAt()).isEqualTo(NOW);
    clock.advance(Duration.ofSeconds(30));
    assertThat(book.find(text)).isPresent();
    book.refresh();
    book.refresh();
    assertThat(tokens.get("alice").lastUsedAt()).isEqualTo(NOW);
    clock.advance(Duration.ofSeconds(31));
    assertThat(book.find(text)).isPresent();
    book.refresh();
    book.refresh();
    assertThat(tokens.get("alice").lastUsedAt()).isEqualTo(NOW.plusSeconds(61));
  }

  @Test
  void tokenOfTheConfigurationIsAsGoodAndStaysThere() {
    String text = "lake_of_the_configuration";
    TokenBook configured =
        new TokenBook(
            List.of(
                new TokenConfiguration(
                    "ops",
                    "admin",
                    Sha256.of(text).toUpperCase(Locale.ROOT),
                    "2018-12-02T00:00:00Z")),
            new TokenStore(jdbi),
            clock);
    Tokens all = new Tokens(new TokenStore(jdbi), configured, () -> false, clock);
    assertThat(configured.areConfigured()).isTrue();
    assertThat(configured.find(text).orElseThrow().role()).isEqualTo(Role.ADMIN);
    assertThat(code(() -> all.revoke("ops", "x"))).isEqualTo("configured");
    assertThat(code(() -> all.create("ops", Role.ADMIN, null, "x"))).isEqualTo("token_exists");
    assertThat(all.create("ci", Role.VIEWER, null, "ops").token().role()).isEqualTo(Role.VIEWER);
    clock.advance(Duration.ofDays(1));
    assertThat(code(() -> configured.find(text))).isEqualTo("token_expired");
  }

  @Test
  void whoHasTheDatabaseMakesTheFirstOne() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TokenDesk desk =
        new TokenDesk(tokens, clock, new PrintStream(out, true, StandardCharsets.UTF_8));
    desk.create("alice", "admin", Duration.ofDays(1));
    String text = out.toString(StandardCharsets.UTF_8).strip();
    assertThat(book.find(text).orElseThrow().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    out.reset();
    desk.list();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines(
            "alice admin active, by command line, ends 2018-12-02T06:00:00Z, last used never\n");
  }

  private TokenBook book() {
    return new TokenBook(List.of(), new TokenStore(jdbi), clock);
  }

  private Secret create(String name, Role role) {
    return tokens.create(name, role, null, "test").secret();
  }

  private static String code(ThrowingCallable call) {
    return catchThrowableOfType(ServiceException.class, call).code();
  }
}
