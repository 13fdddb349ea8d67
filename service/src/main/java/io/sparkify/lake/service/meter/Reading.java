package io.sparkify.lake.service.meter;

/** Reads a meter; asked at each scrape, so it must be quick. */
@FunctionalInterface
public interface Reading {
  void read(Rows rows);
}
