package io.sparkify.lake.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.StorageFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
  private static final Pattern SETTING =
      Pattern.compile(
          "\\b(?:LAKE_[A-Z0-9_]+|batch\\.\\w+|spark\\.driver_memory|spark\\.job_jar)\\b");

  static List<Rule> rules() {
    return Rules.shipped().inOrder();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleSaysInWholeSentencesWhatHappenedAndWhatToDo(Rule rule) {
    assertThat(rule.code()).matches("[a-z0-9]+(?:_[a-z0-9]+)*");
    assertThat(rule.title()).hasSizeBetween(10, 70).doesNotEndWith(".");
    assertThat(rule.cause()).hasSizeGreaterThan(5).matches("(?s).*(?:\\.|\\{message\\})");
    assertThat(rule.remedy()).hasSizeGreaterThan(20).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nameInACauseIsAGroupOfEveryPattern(Rule rule) {
    Matcher name = Pattern.compile("\\{(\\w+)\\}").matcher(rule.cause());
    while (name.find()) {
      assertThat(rule.patterns())
          .allSatisfy(pattern -> assertThat(pattern.namedGroups()).containsKey(name.group(1)));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void remedyNamesSettingsThatThereAre(Rule rule) throws IOException {
    String configuration = Files.readString(Path.of("../config.yml"));
    Matcher setting = SETTING.matcher(rule.remedy());
    while (setting.find()) {
      String name = setting.group().replaceFirst("^(?:batch|spark)\\.", "");
      assertThat(configuration).contains(name);
    }
  }

  @Test
  void codesAreUnique() {
    assertThat(rules().stream().map(Rule::code)).doesNotHaveDuplicates().hasSizeGreaterThan(40);
  }

  @Test
  void everyFaultOfAStorageServerIsInTheCatalogInItsOwnOrder() {
    assertThat(rules().stream().map(Rule::storage).filter(Objects::nonNull))
        .containsExactlyElementsOf(Arrays.asList(StorageFault.values()));
  }

  @Test
  void ruleThatLacksItsWordsIsRefused() {
    assertThatThrownBy(() -> read("- {code: odd, kind: internal, title: Odd}"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("The failure odd is not described whole");
  }

  @Test
  void everyRuleSaysWhereItIsKnownFrom() throws IOException {
    List<String> lines =
        Files.readAllLines(
            Path.of("src/main/resources/io/sparkify/lake/service/diagnosis/rules.yml"));
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith("- code: ") && i < lines.indexOf("- code: driver_failed")) {
        assertThat(lines.get(i - 1)).as(lines.get(i)).startsWith("# ");
      }
    }
  }

  private static Rules read(String yaml) throws IOException {
    InputStream in = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    return Rules.read(in);
  }
}
