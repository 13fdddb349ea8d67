package io.sparkify.lake.service.diagnosis;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/failures.md equal to the catalog. */
class FailuresPageTest {
  private static final Path PAGE = Path.of("../docs/failures.md");
  private static final String WRITE = "lake.docs.write";

  private static final String HEADING =
      """
      # Failures

      What `failure` of an attempt (`GET /runs/{id}`) may say, beside what the job itself knows of its input. Made from
      [rules.yml](../service/src/main/resources/io/sparkify/lake/service/diagnosis/rules.yml), where each rule has its patterns and its
      source: `mvn -pl service -am test -Dtest=FailuresPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dlake.docs.write=true`.
      The first that fits the log decides. Of the kinds `infrastructure`, `timeout` and `launch` are tried again by themselves.

      | code | kind | what it is | what to do |
      |---|---|---|---|
      """;

  @Test
  void pageIsTheCatalog() throws IOException {
    String page = HEADING + Rules.shipped().inOrder().stream().map(this::row).collect(joining());
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("write it anew: mvn … -Dtest=FailuresPageTest -D%s=true", WRITE)
        .hasContent(page);
  }

  private String row(Rule rule) {
    return "| `%s` | %s | %s | %s |%n"
        .formatted(rule.code(), rule.kind(), cell(rule.title()), cell(rule.remedy()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*");
  }
}
