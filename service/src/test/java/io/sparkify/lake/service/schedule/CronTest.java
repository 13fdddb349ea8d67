package io.sparkify.lake.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * *|A cron has five fields",
        "0 0 0 * * * * *|A cron has five fields",
        "61 * * * *|'61 * * * *' is no cron",
        "0 0 30 2 *|There is no such time",
        "0 0 0 30 2 ?|There is no such time",
        "0 0 0 1 1 ? 1999|There is no such time",
        "0 0 L * *|L, W and # need six",
        "5/15 * * * *|A step is of * or a range",
        "0 0 */2 * 1|Programs differ on steps of days",
        "0 0 * * 8|A weekday is 0 to 7",
        "0 0 * * MOO|A weekday is 0 to 7",
        "0 0 * * 5-2|Weekdays count from 0",
        "0 0 * * */0|Weekdays count from 0",
        "0 0 0 * * MOON|is no cron",
      })
  void whatIsNoCronIsToldInWords(String cron, String why) {
    assertThatThrownBy(() -> Cron.parse(cron))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 * * *",
        "0 0 1,15 * *",
        "0 0 * * MON-FRI",
        "0 0 * * FRI-SUN",
        "10-50/10 0-5 * JAN-MAR *",
        "0 0 12 1/5 * ?",
        "0 0 12 ? * 6L 2019"
      })
  void cronsOfBothKindsAreTaken(String cron) {
    assertThat(Cron.parse(" " + cron + " ").text()).isEqualTo(cron);
  }

  @ParameterizedTest
  @CsvSource({
    "0 2 * * *, true",
    "0 2-5 * * *, true",
    "0 * * * *, false",
    "0 */2 * * *, false",
    "0 0 2 * * ?, true",
    "0 0 0/2 * * ?, false"
  })
  void namedHoursAreFixed(String cron, boolean fixed) {
    assertThat(Cron.parse(cron).fixed()).isEqualTo(fixed);
  }
}
