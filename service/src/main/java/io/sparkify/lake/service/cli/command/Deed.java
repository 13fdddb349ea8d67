package io.sparkify.lake.service.cli.command;

/**
 * Something that is done to one of many.
 *
 * @param name of the command and of REST's call
 */
record Deed(String name, String description) {}
