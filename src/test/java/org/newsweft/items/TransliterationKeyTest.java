package org.newsweft.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransliterationKeyTest {
  @ParameterizedTest
  @CsvSource({
    "Volodymyr Zelenskyy, Vladimir Zelensky",
    "Volodymyr Zelenskiy, Volodymyr Zelenskyi",
    "Alexander Lukashenko, Aliaksandr Lukashenko",
    "Mikhail Khodorkovsky, Mihail Hodorkovskiy",
    "Sergei Lavrov, Sergey Lavrov",
    "Yevgeny Prigozhin, Evgeny Prigozhin",
    "Alexei Navalny, Aleksey Navalnyy",
    "Moammar Gaddafi, Muammar Qaddafi",
    "Moammar Gadhafi, Muammar Qadhafi",
    "Bashar al-Assad, Bashar Assad",
    "Hosni Mubarak, Hosni al-Mubarak",
    "Khalid Sheikh Mohammed, Khaled Sheikh Muhammad",
    "Osama bin Laden, Usama Laden"
  })
  void transliterationsOfOneNameShareAKey(String one, String other) {
    assertThat(key(one)).isEqualTo(key(other));
  }

  @ParameterizedTest
  @CsvSource({
    "Vladimir Putin, Vladimir Zelensky",
    "Viktor Yanukovych, Viktor Yushchenko",
    "Kim Jong-un, Kim Jong-il",
    "Hassan Rouhani, Hassan Nasrallah",
    "Ali Khamenei, Ali Khomeini",
    "Park Geun-hye, Park Chung-hee",
    "Yulia Tymoshenko, Yulia Timoshchuk",
    "Mohammed Salman, Mohammed Suleiman",
    "Ivan Petrov, Ivan Petrova"
  })
  void otherNamesHaveOtherKeys(String one, String other) {
    assertThat(key(one)).isNotEqualTo(key(other));
  }

  private static List<String> key(String name) {
    return TransliterationKey.of(PersonName.of(name).words());
  }
}
