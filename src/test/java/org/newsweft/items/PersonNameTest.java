package org.newsweft.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
  @ParameterizedTest
  @CsvSource({
    "President Joe Biden, Joe Biden",
    "Mr. Smith, Smith",
    "Foreign Minister Sergei Lavrov, Sergei Lavrov",
    "Lt. Gen. Mark Hertling, Mark Hertling",
    "Prince Harry, Prince Harry",
    "Prince Mohammed bin Salman, Mohammed bin Salman",
    "Pope John Paul II, Pope John Paul II",
    "Dato' Sri Anwar Ibrahim, Anwar Ibrahim",
    "Datuk Seri Hishammuddin Hussein, Hishammuddin Hussein",
    "Tan Sri Muhyiddin Yassin, Muhyiddin Yassin",
    "Tan Dhesi, Tan Dhesi",
    "Sri Mulyani, Sri Mulyani",
    "Daw Aung San Suu Kyi, Aung San Suu Kyi",
    "Sheikh Tamim bin Hamad Al Thani, Tamim bin Hamad Al Thani",
    "Sheikh Hasina, Sheikh Hasina",
    "Haji Bakr, Haji Bakr",
    "President, President",
    "Major, Major"
  })
  void titlesInFrontAreNoPartOfTheName(String text, String name) {
    assertThat(PersonName.of(text).name()).isEqualTo(name);
    assertThat(text.substring(PersonName.lengthOfTitles(text))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Joe Biden",
        "Kim Jong-un",
        "Bashar al-Assad",
        "Vincent van Gogh",
        "J. Smith",
        "Du Wei",
        "Leopold II"
      })
  void twoWordsOfItsOwnMakeAFullName(String name) {
    assertThat(PersonName.of(name).isFull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Biden", "al-Assad", "bin Salman", "van Gogh", "von der Leyen", "King Jr."})
  void aSurnameWithItsParticlesIsNoFullName(String name) {
    assertThat(PersonName.of(name).isFull()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Joe Biden, Biden, true",
    "Joe Biden, Joe, false",
    "Xi Jinping, Xi, true",
    "Xi Jinping, Jinping, true",
    "Bashar al-Assad, Assad, true",
    "Bashar Assad, al-Assad, true",
    "Joe Biden, Obama, false",
    "George W. Bush, Bush, true",
    "Martin Luther King Jr., King, true"
  })
  void aFullNameIsShortenedToItsSurname(String full, String shortName, boolean expected) {
    assertThat(PersonName.of(full).mayBeShortenedTo(PersonName.of(shortName))).isEqualTo(expected);
  }

  @Test
  void aFullNameWithMoreInsideHasItsFirstAndLastWord() {
    PersonName name = PersonName.of("Recep Tayyip Erdoğan");

    assertThat(name.hasMoreInside(PersonName.of("Recep Erdogan"))).isTrue();
    assertThat(name.hasMoreInside(PersonName.of("Tayyip Erdogan"))).isFalse();
    assertThat(name.hasMoreInside(PersonName.of("Erdogan"))).isFalse();
  }
}
