package io.sparkify.lake.job.generate.catalog;

import java.util.List;
import java.util.SplittableRandom;

/** Titles, names and places, with the scripts and signs that real ones have. */
public final class Words {
  private static final List<String> TITLES =
      List.of(
          "Midnight",
          "Río",
          "Café",
          "Cafe\u0301",
          "Ночь",
          "夜に駆ける",
          "Señorita",
          "\"Heroes\"",
          "Zażółć",
          "Rock & Roll",
          "Love",
          "Paper Planes",
          "حبيبي",
          "Ænima",
          "C:\\Drive",
          "100%",
          "Don't Stop",
          "Blue",
          "Summer",
          "Fire",
          "🔥",
          "Line\u2028break",
          "Side A\nSide B",
          "Tab\tbed",
          "O'Clock",
          "Gold",
          "Ghost",
          "Été",
          "Straße",
          "Home");
  private static final List<String> ARTISTS =
      List.of(
          "The",
          "Björk",
          "Sigur",
          "Beyoncé",
          "Los",
          "Molotov",
          "Аквариум",
          "宇多田",
          "Motörhead",
          "AC/DC",
          "Guns N' Roses",
          "Wolf",
          "Parade",
          "Sister",
          "King",
          "Crimson",
          "Orchestra",
          "Trio",
          "Ólafur",
          "Moon",
          "Chase & Status",
          "\"Weird Al\"",
          "𝕏",
          "Young",
          "Velvet");
  private static final List<String> PLACES =
      List.of(
          "Nashville, TN.",
          "California - SF",
          "São Paulo, Brazil",
          "Zürich",
          "London, England",
          "東京",
          "Reykjavík, Iceland",
          "Brooklyn, NY",
          "Łódź",
          "Lagos, Nigeria",
          "Paris",
          "Hamburg");

  private Words() {}

  public static String title(SplittableRandom random) {
    String title = pick(TITLES, random) + " " + pick(TITLES, random);
    return random.nextInt(4) == 0 ? title + " (" + pick(TITLES, random) + ")" : title;
  }

  public static String artist(SplittableRandom random) {
    String name = pick(ARTISTS, random) + " " + pick(ARTISTS, random);
    return random.nextInt(6) == 0 ? name + " feat. " + pick(ARTISTS, random) : name;
  }

  public static String place(SplittableRandom random) {
    return pick(PLACES, random);
  }

  public static <T> T pick(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
