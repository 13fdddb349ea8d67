package io.sparkify.lake.service.run;

/** Where input and lake lie: absolute URIs without a slash at their end. */
public record Locations(String songData, String logData, String lake) {}
