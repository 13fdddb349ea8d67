package io.sparkify.lake.service.storage;

/**
 * A folder that the service cannot do without.
 *
 * @param name for a person
 * @param setting the name of the setting that says where it is
 * @param location absolute
 */
public record Place(String name, String setting, String location, Use use) {
  /** What is done there. */
  public enum Use {
    LIST("listed"),
    WRITE("written");

    private final String done;

    Use(String done) {
      this.done = done;
    }
  }

  String failure() {
    return "The %s at %s (%s) cannot be %s:".formatted(name, location, setting, use.done);
  }
}
