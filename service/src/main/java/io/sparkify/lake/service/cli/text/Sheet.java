package io.sparkify.lake.service.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Blocks one below the other. */
public final class Sheet implements Block {
  private final List<Block> blocks = new ArrayList<>();

  public Sheet add(Block block) {
    blocks.add(block);
    return this;
  }

  /** The block after an empty line, under a heading. */
  public Sheet section(String heading, Block block) {
    return gap().add(Block.heading(heading)).add(block);
  }

  /** An empty line, unless nothing is above it. */
  public Sheet gap() {
    return blocks.isEmpty() ? this : add(Block.line(""));
  }

  @Override
  public String on(Screen screen) {
    return blocks.stream().map(block -> block.on(screen)).collect(Collectors.joining("\n"));
  }
}
