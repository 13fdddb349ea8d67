package io.sparkify.lake.job.generate.output;

import io.sparkify.lake.job.generate.catalog.Artist;
import io.sparkify.lake.job.generate.catalog.Ids;
import io.sparkify.lake.job.generate.catalog.SongRecord;
import io.sparkify.lake.job.generate.truth.CatalogBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes the files of {@code song_data}, each line booked in the truth at once. */
public final class Shelf {
  private final Path root;
  private final CatalogBook book;
  private final SongJson json = new SongJson();
  private long files;

  public Shelf(Path root, CatalogBook book) {
    this.root = root;
    this.book = book;
  }

  /** Writes each record into a file of its own, without an end of line as real ones have none. */
  public void put(SongRecord... records) {
    for (SongRecord each : records) {
      write(nextFile(), List.of(json.line(each)), "");
      book.record();
    }
  }

  /** Writes the records into one file, as lines with this end. */
  public void putTogether(String end, SongRecord... records) {
    write(nextFile(), Arrays.stream(records).map(json::line).toList(), end);
    for (int n = 0; n < records.length; n++) {
      book.record();
    }
  }

  public void putMalformed(byte[] line, String trap) {
    write(nextFile(), List.of(line), "\n");
    book.malformedLine(trap);
  }

  /** Writes a record that must not be read, since the file's path says that it is not input. */
  public void hide(String path, SongRecord song) {
    write(root.resolve(path), List.of(json.line(song)), "\n");
    book.trap("not_input_file");
  }

  /** Writes lines without anything but white space, and a file without a line. */
  public void putBlank() {
    byte[] spaces = " \t ".getBytes(StandardCharsets.US_ASCII);
    write(nextFile(), List.of(new byte[0], spaces, new byte[0]), "\r\n");
    write(nextFile(), List.of(), "");
    book.trap("blank_lines_only");
    book.trap("empty_file");
  }

  /** The row that must come of this song's records. */
  public void expect(SongRecord song) {
    book.song(song);
  }

  /** The row that must come of this artist's records. */
  public void expect(Artist artist) {
    book.artist(artist);
  }

  public void trap(String name) {
    book.trap(name);
  }

  private Path nextFile() {
    String name = Ids.track(files++);
    return root.resolve(name.substring(2, 3))
        .resolve(name.substring(3, 4))
        .resolve(name.substring(4, 5))
        .resolve(name + ".json");
  }

  private static void write(Path path, List<byte[]> lines, String end) {
    try {
      LineFile file = LineFile.create(path);
      for (byte[] line : lines) {
        file.line(line, end);
      }
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
