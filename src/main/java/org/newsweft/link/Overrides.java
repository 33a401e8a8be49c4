package org.newsweft.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.newsweft.config.UserError;

/**
 * What the user's own file says of names: the last word over every rule. A line is {@code action},
 * {@code name}, {@code other}, {@code notes}, divided by tabs; names are ids such as {@code
 * person:vladimir-zelensky}.
 */
public final class Overrides implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String HEADER = "action\tname\tother\tnotes";
  private static final Pattern ID =
      Pattern.compile("(person|org|country|place|topic|other):[\\p{L}\\p{N}]+(-[\\p{L}\\p{N}]+)*");

  private final LinkedHashMap<String, String> same = new LinkedHashMap<>();
  private final HashMap<String, Set<String>> different = new HashMap<>();
  private final LinkedHashMap<String, String> names = new LinkedHashMap<>();
  private final HashSet<String> ignored = new HashSet<>();

  private Overrides() {}

  /** No overrides. */
  public static Overrides none() {
    return new Overrides();
  }

  /**
   * Reads a file.
   *
   * @throws UserError with every fault of it, one a line
   */
  public static Overrides read(String file, Configuration configuration) {
    var path = new Path(file);
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UserError("items.overrides: " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static Overrides parse(String file, String text) {
    var overrides = new Overrides();
    var problems = new ArrayList<String>();
    List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
    boolean header = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String where = file + ":" + (i + 1) + ": ";
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!header) {
        header = true;
        if (!line.strip().equals(HEADER)) {
          problems.add(
              where
                  + "the header is \""
                  + line
                  + "\"; it must be action, name, other, notes, divided by tabs");
          break;
        }
        continue;
      }
      String problem = overrides.add(Arrays.asList(line.split("\t", -1)));
      if (problem != null) {
        problems.add(where + problem);
      }
    }
    if (!header) {
      problems.add(file + ": is empty; its first line must be action, name, other, notes");
    }
    if (!problems.isEmpty()) {
      throw new UserError(problems);
    }
    return overrides;
  }

  /** Adds a line; what is wrong with it, or null. */
  private String add(List<String> cells) {
    String action = cells.get(0).strip();
    String name = cells.size() > 1 ? cells.get(1).strip() : "";
    String other = cells.size() > 2 ? cells.get(2).strip() : "";
    if (!List.of("same", "different", "rename", "ignore").contains(action)) {
      return "action is \"" + action + "\"; it must be same, different, rename or ignore";
    }
    if (!ID.matcher(name).matches()) {
      return "name is \"" + name + "\"; it must be an id such as person:murat-nurtleu";
    }
    boolean needsId = action.equals("same") || action.equals("different");
    if (needsId && !ID.matcher(other).matches()) {
      return "other is \"" + other + "\"; it must be an id such as person:murat-nurtleu";
    }
    if (needsId && name.equals(other)) {
      return "name and other are both " + name;
    }
    switch (action) {
      case "same" -> {
        if (same.containsKey(name)) {
          return name + " is said to be the same as " + same.get(name) + " already";
        }
        for (String next = other; next != null; next = same.get(next)) {
          if (next.equals(name)) {
            return name + " and " + other + " are said to be the same as each other in a circle";
          }
        }
        same.put(name, other);
      }
      case "different" -> {
        different.computeIfAbsent(name, k -> new HashSet<>()).add(other);
        different.computeIfAbsent(other, k -> new HashSet<>()).add(name);
      }
      case "rename" -> {
        if (other.isEmpty()) {
          return "other is empty; it must be the name to show for " + name;
        }
        names.put(name, other);
      }
      default -> ignored.add(name);
    }
    return null;
  }

  /** Names that are another item, by the file. */
  Map<String, String> same() {
    return same;
  }

  boolean isTarget(String id) {
    return same.containsValue(id);
  }

  boolean areDifferent(String one, String other) {
    return different.getOrDefault(one, Set.of()).contains(other);
  }

  /** Whether a name is to be left out of all tables. */
  boolean isIgnored(String id) {
    return ignored.contains(id);
  }

  /** Names to show for items. */
  public Map<String, String> names() {
    return names;
  }

  boolean isEmpty() {
    return same.isEmpty() && different.isEmpty() && names.isEmpty() && ignored.isEmpty();
  }
}
