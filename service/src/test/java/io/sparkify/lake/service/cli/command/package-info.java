/** Tests of the commands, against a service that says what a test wants. */
@NullMarked
package io.sparkify.lake.service.cli.command;

import org.jspecify.annotations.NullMarked;
