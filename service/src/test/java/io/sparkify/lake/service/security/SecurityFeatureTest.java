package io.sparkify.lake.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.service.error.ProblemFeature;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class SecurityFeatureTest {
  private final ResourceExtension service =
      ResourceExtension.builder()
          .setRegisterDefaultExceptionMappers(false)
          .addProvider(new ProblemFeature())
          .addProvider(new SecurityFeature(new Authenticator(List.of(new Admins()))))
          .addResource(new Unlisted())
          .build();

  /** Somebody forgot to list it. */
  @Path("/unlisted")
  public static final class Unlisted {
    @GET
    public String get() {
      return "secret";
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String post(String body) {
      return body;
    }
  }

  /** Everybody who says anything is an admin. */
  private static final class Admins implements Credentials {
    @Override
    public boolean areConfigured() {
      return true;
    }

    @Override
    public Optional<Caller> find(String bearer) {
      return Optional.of(new Caller("jo", Role.ADMIN, "token", null, () -> true));
    }
  }

  @Test
  void callThatIsNotListedIsRefusedEvenToAnAdmin() {
    try (Response answer =
        service.target("/unlisted").request().header("Authorization", "Bearer x").get()) {
      assertThat(answer.getStatus()).isEqualTo(403);
      assertThat(answer.readEntity(String.class))
          .contains("GET /unlisted", "no entry in Access")
          .doesNotContain("secret");
    }
  }

  @Test
  void whoeverShowsNothingIsToldNothingElse() {
    try (Response answer =
        service.target("/unlisted").request().post(Entity.entity("{", "text/nonsense"))) {
      assertThat(answer.getStatus()).isEqualTo(401);
    }
    try (Response answer = service.target("/nothing").request().get()) {
      assertThat(answer.getStatus()).isEqualTo(401);
    }
  }

  @Test
  void answerIsKeptByNobodyOnTheWay() {
    try (Response answer = service.target("/unlisted").request().get()) {
      assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
    }
  }
}
