package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every library comes under a license that lets the jars be passed on without our sources. Of
 * several that a library offers, one is enough.
 */
class LicensesIT {
  private static final Path ROOT = Path.of(System.getProperty("lake.root"));
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "Apache-1.1",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          // Of the old javax interfaces, which are passed on as they are.
          "CDDL-1.1",
          "(CDDL-1.0 OR GPL-2.0-with-classpath-exception)",
          "EPL-1.0",
          "EPL-2.0",
          "Go License",
          "MIT",
          "MIT-0",
          "MPL-2.0",
          "PostgreSQL",
          "Public Domain",
          "UPL-1.0",
          "Unicode-3.0");

  /** What a library's own page says, where its build description is silent or writes it oddly. */
  private static final Map<String, String> KNOWN =
      Map.of(
          // Its file LICENSE.txt has three clauses.
          "com.thoughtworks.paranamer:paranamer", "BSD-3-Clause",
          "org.apache.datasketches:datasketches-memory", "Apache-2.0",
          "org.apache.xbean:xbean-asm9-shaded", "Apache-2.0",
          "oro:oro", "Apache-1.1");

  private static final String OURS = "io.sparkify.lake";

  @Test
  void everyLibrarysLicenseIsOneOfThese() throws IOException {
    Map<String, List<String>> licenses = new TreeMap<>();
    for (String module : List.of("job", "service")) {
      Path file = ROOT.resolve(module).resolve("target/bom.json");
      assertThat(file).as("mvn -o makes no bill of materials: build without -o").exists();
      JsonNode bom = new ObjectMapper().readTree(Files.readString(file));
      for (JsonNode component : bom.path("components")) {
        if (!component.path("group").asText().equals(OURS)) {
          licenses.put(component.get("purl").asText(), licenses(component));
        }
      }
    }
    StringBuilder list = new StringBuilder();
    licenses.forEach(
        (library, names) ->
            list.append(library).append("  ").append(String.join(" | ", names)).append('\n'));
    Files.writeString(ROOT.resolve("service/target/licenses.txt"), list);
    Map<String, List<String>> refused = new TreeMap<>(licenses);
    refused.values().removeIf(names -> names.stream().anyMatch(ALLOWED::contains));

    assertThat(licenses).hasSizeGreaterThan(100);
    assertThat(refused).isEmpty();
  }

  private static List<String> licenses(JsonNode component) {
    String library = component.path("group").asText() + ":" + component.path("name").asText();
    if (KNOWN.containsKey(library)) {
      return List.of(KNOWN.getOrDefault(library, ""));
    }
    List<String> names = new ArrayList<>();
    for (JsonNode each : component.path("licenses")) {
      JsonNode license = each.path("license");
      names.add(
          license.has("id")
              ? license.get("id").asText()
              : each.path("expression").asText(license.path("name").asText()));
    }
    return names;
  }
}
