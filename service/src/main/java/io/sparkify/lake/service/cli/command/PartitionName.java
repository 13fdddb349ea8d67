package io.sparkify.lake.service.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A month {@code YYYY-MM}, or {@code songs} for the catalog. */
record PartitionName(String text) {
  private static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

  static boolean is(String text) {
    return text.equals("songs") || text.matches(MONTH);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Refuses what is none. */
  static final class Converter implements ITypeConverter<PartitionName> {
    @Override
    public PartitionName convert(String text) {
      if (!is(text)) {
        throw new TypeConversionException(
            "'%s' is neither a month as YYYY-MM nor songs".formatted(text));
      }
      return new PartitionName(text);
    }
  }
}
