package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutletsTest {
  @ParameterizedTest
  @CsvSource({
    "https://www.bbc.co.uk/news, bbc.co.uk",
    "https://news.bbc.co.uk/2/hi/default.stm, bbc.co.uk",
    "http://bbc.co.uk, bbc.co.uk",
    "https://www.bbc.com/news, bbc.com",
    "HTTPS://WWW.Example.ORG:8443/a?b#c, example.org",
    "http://user:secret@www.example.org/, example.org",
    "//cdn.example.org/x, example.org",
    "www.example.org/x, example.org",
    "http://example.org./x, example.org",
    "https://www.abc.net.au/news, abc.net.au",
    "https://tengrinews.kz?ref=https://other.org/, tengrinews.kz",
    "https://www.gov.uk/x, www.gov.uk",
    "https://someone.github.io/blog, someone.github.io",
    "https://news.city.kawasaki.jp/, city.kawasaki.jp"
  })
  void theOutletOfAnAddressIsItsRegisteredDomain(String address, String outlet) {
    assertThat(Outlets.ofAddress(address)).contains(outlet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://www.bücher.de/x", "https://xn--bcher-kva.de/", "https://www.BÜCHER.de/"})
  void aNameBeyondAsciiIsTheSameInEitherForm(String address) {
    assertThat(Outlets.ofAddress(address)).contains("bücher.de");
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.168.0.1/x, 192.168.0.1",
    "http://192.168.0.1:8080/x, 192.168.0.1",
    "'http://[2001:db8::1]:80/x', [2001:db8::1]"
  })
  void anIpAddressStandsForItself(String address, String outlet) {
    assertThat(Outlets.ofAddress(address)).contains(outlet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "http:///x", "no address", "http://..", "mailto:x"})
  void whatHoldsNoHostGivesNoOutlet(String address) {
    assertThat(Outlets.ofAddress(address)).isEmpty();
  }

  @Test
  void theOutletOfAPathIsTheFolderOfTheFile() {
    assertThat(Outlets.ofPath("hdfs://cluster/news/gazette/2023.jsonl")).contains("gazette");
    assertThat(Outlets.ofPath("/2023.jsonl")).isEmpty();
    assertThat(Outlets.ofPath("2023.jsonl")).isEmpty();
  }
}
