package org.newsweft.corpus;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** Finds the outlet of an article where no field names it. */
final class Outlets {
  /** The rules of the Public Suffix List, as the library brings them. */
  private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

  /** Scheme and user are left out, the host is taken, an IPv6 address in its brackets. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/?#@]*@)?(\\[[0-9a-f:.]+]|[^\\s/?#:@\\[\\]]+)(?::[0-9]*)?(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern IP_V4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

  private Outlets() {}

  /**
   * The domain under which an address is registered: {@code bbc.co.uk} for {@code
   * https://www.bbc.co.uk/news} and {@code http://news.bbc.co.uk:80/}. In Unicode, lower case. An
   * IP address stands for itself, and so does a host that is a public suffix, {@code gov.uk}.
   * Whoever has a part of a shared host ({@code someone.github.io}) is an outlet of its own where
   * the list knows of the sharing.
   *
   * @return empty if there is no host in the address
   * @see <a href="https://publicsuffix.org/">Public Suffix List</a>
   */
  static Optional<String> ofAddress(String address) {
    Matcher matcher = ADDRESS.matcher(address.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String host = matcher.group(1).toLowerCase(Locale.ROOT);
    if (host.startsWith("[") || IP_V4.matcher(host).matches()) {
      return Optional.of(host);
    }
    return ascii(host).filter(name -> name.contains(".")).map(Outlets::registered);
  }

  private static Optional<String> ascii(String host) {
    try {
      String name = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
      String withoutRoot = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      return Optional.of(withoutRoot.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String registered(String host) {
    String root = SUFFIXES.getDomainRoot(host);
    return IDN.toUnicode(root == null ? host : root, IDN.ALLOW_UNASSIGNED);
  }

  /** The name of the folder in which a file lies; empty if it lies at the top. */
  static Optional<String> ofPath(String path) {
    int end = path.lastIndexOf('/');
    String folder = end < 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    return folder.isEmpty() ? Optional.empty() : Optional.of(folder);
  }
}
