/**
 * Describes the REST API as an OpenAPI 3.1 document made from the resources themselves, and serves
 * it with a page to try it out. Knows JAX-RS and JSON, and of the resources only the limits of the
 * parameters that they share and the roles that they need.
 */
@NullMarked
package io.sparkify.lake.service.openapi;

import org.jspecify.annotations.NullMarked;
