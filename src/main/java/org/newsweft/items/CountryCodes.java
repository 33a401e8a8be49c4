package org.newsweft.items;

import java.util.Locale;
import java.util.Set;

/** Codes of countries: ISO 3166-1 alpha-3, those withdrawn from it, and Kosovo. */
final class CountryCodes {
  private static final Set<String> IN_FORCE =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

  /**
   * The codes that ISO 3166-3 keeps for countries that are no more. It holds those of changed names
   * too ({@code BUR} for Burma); they are left out, since the country has a code in force.
   */
  private static final Set<String> WITHDRAWN =
      Set.of("ANT", "CSK", "DDR", "SCG", "SUN", "VDR", "YMD", "YUG", "ZAR");

  /** Not in ISO 3166, but used for Kosovo by the World Bank and the European Union. */
  private static final String KOSOVO = "XKX";

  private CountryCodes() {}

  static boolean isKnown(String code) {
    return IN_FORCE.contains(code) || WITHDRAWN.contains(code) || code.equals(KOSOVO);
  }
}
