package io.sparkify.lake.service.openapi;

import io.sparkify.lake.service.security.Access;
import io.sparkify.lake.service.security.Role;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

/** Says of every call which role it needs, and how a client shows that it has it. */
final class Roles {
  private static final String SCHEME = "bearer";

  private Roles() {}

  static void addTo(OpenAPI document) {
    document
        .getComponents()
        .addSecuritySchemes(
            SCHEME,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(SCHEME)
                .description(
                    "A token of this service (./lake token create), or a JWT of the identity"
                        + " provider. While there are no credentials, this machine needs none."));
    document.addSecurityItem(new SecurityRequirement().addList(SCHEME));
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap().forEach((method, call) -> describe(path, method, call)));
  }

  private static void describe(String path, HttpMethod method, Operation call) {
    Access.of(method.name(), path)
        .map(Role::text)
        .ifPresent(
            role -> {
              call.addExtension("x-role", role);
              call.getResponses()
                  .addApiResponse("401", Problems.response("No credentials, or none that is good."))
                  .addApiResponse(
                      "403", Problems.response("This needs the role %s.".formatted(role)));
            });
  }
}
