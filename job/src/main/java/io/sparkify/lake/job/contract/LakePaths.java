package io.sparkify.lake.job.contract;

/**
 * Where everything in a lake lies; every path is relative to the lake, with {@code /}. Tables are
 * what readers see; all under {@code _lake} is the program's own.
 */
public final class LakePaths {
  public static final String OWN = "_lake";
  public static final String STRAYS = OWN + "/strays";
  public static final String STAGING = OWN + "/staging";
  public static final String JOURNAL = OWN + "/journal";
  public static final String HELD = "held.json";
  public static final String FENCE = OWN + "/fence";

  /** Small files that are being written and have no name yet. */
  public static final String DRAFTS = OWN + "/drafts";

  public static final String USERS_BY_MONTH = OWN + "/users";
  public static final String CATALOG_INDEX = OWN + "/catalog/catalog.parquet";

  /**
   * The lines of the catalog's files as they were read, so that a file is read once. Another name
   * when lines are judged otherwise, as those that were judged before are of no use then.
   */
  public static final String CATALOG_LINES = OWN + "/catalog/lines-1.parquet";

  public static final String CATALOG_FINGERPRINT = OWN + "/catalog/fingerprint.txt";

  /** The name of {@link #cancel} in the folder of its application. */
  public static final String CANCEL = "cancel.json";

  private LakePaths() {}

  /** The request that the application with this tag was given. */
  public static String request(ApplicationTag tag) {
    return application(tag) + "/request.json";
  }

  public static String progress(ApplicationTag tag) {
    return application(tag) + "/progress.json";
  }

  /** The runs that this application is asked to give up; a {@link CancelRequest} as JSON. */
  public static String cancel(ApplicationTag tag) {
    return application(tag) + "/" + CANCEL;
  }

  /** How the publications of an application are named, from 0 on. */
  public static String publication(ApplicationTag tag, int number) {
    return tag + "-" + number;
  }

  /** The journal's entry of the publication with this name, while it is under way. */
  public static String journal(String publication) {
    return JOURNAL + "/" + publication + ".json";
  }

  /** Where this application and the service leave each other words. */
  public static String application(ApplicationTag tag) {
    return OWN + "/applications/" + tag;
  }

  public static String report(RunId run, int attempt) {
    return OWN + "/runs/" + run + "/attempt-" + attempt + "/report.json";
  }

  public static String staging(RunId run, int attempt) {
    return STAGING + "/" + run + "-" + attempt;
  }

  /** In a staging folder: its data was held back by its checks, and waits for an operator. */
  public static String held(HeldLoad load) {
    return staging(load.runId(), load.attempt()) + "/" + HELD;
  }

  /** The malformed lines of a partition: JSON lines with file, line number, reason, text. */
  public static String quarantine(PartitionKey partition) {
    return OWN + "/quarantine/" + partition + ".jsonl";
  }

  /** The latest play of each user in this month. */
  public static String usersOf(LogMonth month) {
    return USERS_BY_MONTH + "/" + month + ".parquet";
  }

  /** The folder of the strays that belong to this month. */
  public static String straysTo(LogMonth target) {
    return STRAYS + "/" + target;
  }

  /** The plays in the folder of one month that belong to another. */
  public static String strays(LogMonth target, LogMonth from) {
    return straysTo(target) + "/from-" + from + ".parquet";
  }
}
