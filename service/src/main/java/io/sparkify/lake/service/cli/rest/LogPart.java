package io.sparkify.lake.service.cli.rest;

/**
 * Some bytes of a log.
 *
 * @param next where to go on
 * @param size how long the log is now
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record LogPart(byte[] bytes, long next, long size) {}
