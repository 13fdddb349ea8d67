/** Tests of the client. */
@NullMarked
package io.sparkify.lake.service.cli.rest;

import org.jspecify.annotations.NullMarked;
