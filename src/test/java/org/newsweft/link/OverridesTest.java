package org.newsweft.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.newsweft.config.UserError;

class OverridesTest {
  private static final String HEADER = "action\tname\tother\tnotes\n";

  @Test
  void aFileSaysWhatIsTheSameWhatDiffersHowItIsCalledAndWhatIsLeftOut() {
    Overrides overrides =
        Overrides.parse(
            "o.tsv",
            "\uFEFF# names\n"
                + HEADER
                + "same\tperson:a-b\tperson:a-c\tone man\n"
                + "different\tperson:x-y\tperson:x-z\n"
                + "rename\torg:old\tNew Name\n"
                + "ignore\tperson:saperavi\n");

    assertThat(overrides.same()).containsEntry("person:a-b", "person:a-c");
    assertThat(overrides.areDifferent("person:x-z", "person:x-y")).isTrue();
    assertThat(overrides.names()).containsEntry("org:old", "New Name");
    assertThat(overrides.isIgnored("person:saperavi")).isTrue();
    assertThat(overrides.isEmpty()).isFalse();
  }

  @Test
  void everyFaultIsToldWithItsLine() {
    assertThatThrownBy(
            () ->
                Overrides.parse(
                    "o.tsv",
                    """
                    action\tname\tother\tnotes
                    merge\tperson:a\tperson:b
                    same\tA B\tperson:b
                    same\tperson:a\tB
                    same\tperson:a\tperson:a
                    same\tperson:a\tperson:b
                    same\tperson:a\tperson:c
                    same\tperson:b\tperson:a
                    rename\tperson:a
                    """))
        .isInstanceOf(UserError.class)
        .hasMessage(
            """
            o.tsv:2: action is "merge"; it must be same, different, rename or ignore
            o.tsv:3: name is "A B"; it must be an id such as person:murat-nurtleu
            o.tsv:4: other is "B"; it must be an id such as person:murat-nurtleu
            o.tsv:5: name and other are both person:a
            o.tsv:7: person:a is said to be the same as person:b already
            o.tsv:8: person:b and person:a are said to be the same as each other in a circle
            o.tsv:9: other is empty; it must be the name to show for person:a\
            """);
  }

  @Test
  void anotherHeaderIsAFault() {
    assertThatThrownBy(() -> Overrides.parse("o.tsv", "name\tother\n"))
        .hasMessageStartingWith("o.tsv:1: the header is \"name\tother\"; it must be action, name");
  }

  @Test
  void anEmptyFileIsAFault() {
    assertThatThrownBy(() -> Overrides.parse("o.tsv", "\n"))
        .hasMessageStartingWith("o.tsv: is empty");
  }
}
