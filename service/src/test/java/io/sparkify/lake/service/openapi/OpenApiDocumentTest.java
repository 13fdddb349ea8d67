package io.sparkify.lake.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
  private static final JsonNode DOCUMENT = Resources.contract().document();

  @Test
  void documentIsOfTheVersionThatItSays() {
    assertThat(DOCUMENT.get("openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void everyCallHasItsOwnNameASummaryAndAnAnswer() {
    List<String> names = new ArrayList<>();
    for (JsonNode path : DOCUMENT.get("paths")) {
      for (JsonNode call : path) {
        names.add(call.get("operationId").asText());
        assertThat(call.get("summary").asText()).as("%s", call).isNotBlank();
        assertThat(call.get("responses").size()).as("%s", call).isGreaterThan(1);
      }
    }
    assertThat(new TreeSet<>(names)).hasSameSizeAs(names);
    assertThat(names).noneMatch(name -> name.contains("_"));
  }

  @Test
  void memberThatMayBeNullSaysSoAndEveryMemberIsThere() {
    JsonNode run = DOCUMENT.at("/components/schemas/RunDetails");
    assertThat(run.at("/properties/started_at/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(run.at("/properties/created_at/type").asText()).isEqualTo("string");
    assertThat(run.at("/properties/progress/anyOf")).hasSize(2);
    assertThat(run.get("required")).hasSameSizeAs(run.get("properties"));
  }

  @Test
  void bodyNamesWhatItNeeds() {
    JsonNode schemas = DOCUMENT.at("/components/schemas");
    assertThat(schemas.at("/RunRequest/required").toString()).isEqualTo("[\"partition\"]");
    assertThat(schemas.at("/BackfillRequest/required").toString()).isEqualTo("[\"from\",\"to\"]");
    assertThat(schemas.at("/ActionRequest/required").isMissingNode()).isTrue();
  }

  @Test
  void everyParameterIsDescribed() {
    for (JsonNode path : DOCUMENT.get("paths")) {
      for (JsonNode call : path) {
        for (JsonNode parameter : call.path("parameters")) {
          assertThat(
                  parameter.path("description").asText()
                      + parameter.at("/schema/description").asText()
                      + parameter.at("/schema/$ref").asText())
              .as("%s of %s", parameter, call.get("operationId"))
              .isNotBlank();
        }
      }
    }
  }
}
