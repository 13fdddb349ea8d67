package io.sparkify.lake.job.generate.session;

/** A page that an event visits, as the web server saw it; plays are {@code NextSong}. */
public enum Page {
  NEXT_SONG("NextSong", "PUT", 200),
  HOME("Home", "GET", 200),
  LOGIN("Login", "PUT", 307),
  LOGOUT("Logout", "PUT", 307),
  HELP("Help", "GET", 200),
  ABOUT("About", "GET", 200),
  ERROR("Error", "GET", 404),
  SETTINGS("Settings", "GET", 200),
  SAVE_SETTINGS("Save Settings", "PUT", 307),
  UPGRADE("Upgrade", "GET", 200),
  SUBMIT_UPGRADE("Submit Upgrade", "PUT", 307),
  DOWNGRADE("Downgrade", "GET", 200),
  SUBMIT_DOWNGRADE("Submit Downgrade", "PUT", 307);

  private final String title;
  private final String method;
  private final int status;

  Page(String title, String method, int status) {
    this.title = title;
    this.method = method;
    this.status = status;
  }

  public String title() {
    return title;
  }

  public String method() {
    return method;
  }

  public int status() {
    return status;
  }
}
