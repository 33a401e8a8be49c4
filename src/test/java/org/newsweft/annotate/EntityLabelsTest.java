package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.config.UserError;

class EntityLabelsTest {
  @ParameterizedTest
  @CsvSource({
    "PER, PER",
    "PERSON, PER",
    "person, PER",
    "ORGANISATION, ORG",
    "GPE, LOC",
    "NORP, MISC"
  })
  void theCommonLabelsAreKnown(String label, String ours) {
    assertThat(new EntityLabels(Map.of()).ours(label)).contains(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATE", "MONEY", "CARDINAL"})
  void numbersAndDatesAreLeftOut(String label) {
    assertThat(new EntityLabels(Map.of()).ours(label)).isEmpty();
  }

  @Test
  void theJobFileGoesBeforeTheCommonNames() {
    assertThat(new EntityLabels(Map.of("GPE", "MISC")).ours("GPE")).contains("MISC");
  }

  @Test
  void theJobFileMayLeaveALabelOut() {
    assertThat(new EntityLabels(Map.of("PER", "ignore")).ours("PER")).isEmpty();
  }

  @Test
  void anUnknownLabelIsRefusedWithWhatToAdd() {
    assertThatThrownBy(() -> new EntityLabels(Map.of()).ours("Vessel"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The model says \"Vessel\", which annotate.labels does not know; "
                + "add { \"Vessel\" = PER, ORG, LOC, MISC or ignore }");
  }
}
