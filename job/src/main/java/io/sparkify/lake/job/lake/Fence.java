package io.sparkify.lake.job.lake;

import io.sparkify.lake.job.contract.LakePaths;
import java.io.IOException;
import java.util.List;

/**
 * Keeps an application that was given up for dead from publishing after its successor. Each
 * application has a token greater than all before it, and leaves a file of that name in the lake
 * before it does anything else; who sees the file of a greater token stops. As every token has a
 * name of its own, no two writers race for one file, and any store whose listings are consistent
 * will do.
 */
public final class Fence {
  private final LakeFiles lake;
  private final long token;

  private Fence(LakeFiles lake, long token) {
    this.lake = lake;
    this.token = token;
  }

  /**
   * Takes over the lake from every application with a smaller token.
   *
   * @throws FencedException if one with a greater token was here
   */
  public static Fence claim(LakeFiles lake, long token) throws IOException {
    Fence fence = new Fence(lake, token);
    lake.writeText(LakePaths.FENCE + "/" + name(token), "");
    for (String earlier : fence.check()) {
      lake.delete(LakePaths.FENCE + "/" + earlier);
    }
    return fence;
  }

  /**
   * Whether this application may still publish.
   *
   * @return the names of smaller tokens
   * @throws FencedException if it may not
   */
  List<String> check() throws IOException {
    List<String> tokens = lake.names(LakePaths.FENCE);
    if (tokens.isEmpty() || !tokens.get(tokens.size() - 1).equals(name(token))) {
      throw new FencedException(token, tokens);
    }
    return tokens.subList(0, tokens.size() - 1);
  }

  /** The order of names is that of tokens. */
  private static String name(long token) {
    return "%019d".formatted(token);
  }
}
