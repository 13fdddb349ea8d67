/**
 * Measures the shipped service beside other ways to make the same tables, and prints what came out.
 * It knows the service by its script and REST only, and no figure but those that it measured.
 */
@NullMarked
package io.sparkify.lake.service.bench;

import org.jspecify.annotations.NullMarked;
