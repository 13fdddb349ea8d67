package io.sparkify.lake.service.error;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Has every error of the REST API answered as a problem document; in place of other mappers. */
public final class ProblemFeature implements Feature {
  public static final String MEDIA_TYPE = "application/problem+json";

  @Override
  public boolean configure(FeatureContext context) {
    context
        .register(new ServiceExceptionMapper())
        .register(new JsonErrorMapper())
        .register(new ValidationErrorMapper())
        .register(new BodyTooLargeMapper())
        .register(new BadMessageMapper())
        .register(new HttpErrorMapper())
        .register(new UnexpectedErrorMapper())
        .register(new RequestSizeLimit())
        .register(new InstanceFilter());
    return true;
  }
}
