package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises the process of an application on this machine by the request in its arguments. */
final class DriverProcess {
  static final String OPTION = "--request";
  private static final Pattern REQUEST =
      Pattern.compile(OPTION + " (\\S*/_lake/applications/([0-9a-f-]{36})/request\\.json) ");

  private DriverProcess() {}

  static Optional<ProcessHandle> find(String request) {
    return all(request).findFirst();
  }

  /** The driver, and what was forked from it and has not become another program yet. */
  static Stream<ProcessHandle> all(String request) {
    return ProcessHandle.allProcesses().filter(process -> carries(process, request));
  }

  /** The requests of all drivers on this machine, by the tags of their applications. */
  static Map<ApplicationTag, String> requests() {
    Map<ApplicationTag, String> requests = new HashMap<>();
    ProcessHandle.allProcesses()
        .map(process -> REQUEST.matcher(commandLine(process)))
        .filter(Matcher::find)
        .forEach(found -> requests.put(ApplicationTag.parse(found.group(2)), found.group(1)));
    return requests;
  }

  /** Whether this process runs for that request; false for one that has ended. */
  static boolean carries(ProcessHandle process, String request) {
    return process.isAlive() && commandLine(process).contains(OPTION + " " + request + " ");
  }

  /** Whether a driver runs whose request has this in its name. */
  static boolean isNamed(String tag) {
    return ProcessHandle.allProcesses()
        .map(DriverProcess::commandLine)
        .anyMatch(line -> line.contains(OPTION + " ") && line.contains(tag));
  }

  /** All arguments, each with a space behind it. */
  private static String commandLine(ProcessHandle process) {
    Path arguments = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      // ProcessHandle knows no more than the first 4,096 bytes, which Spark's class path may fill.
      return new String(Files.readAllBytes(arguments), StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return process.info().commandLine().orElse("") + " ";
    }
  }
}
