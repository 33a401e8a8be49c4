package org.newsweft.items;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.newsweft.config.JobConfig;
import org.newsweft.config.UserError;
import org.newsweft.text.Folding;

/**
 * Reads catalogue files and topic files; {@code docs/catalogue.md} describes both forms.
 *
 * <p>All faults of all files are reported together, each with file and line.
 */
public final class CatalogueReader {
  private static final List<String> SHIPPED =
      List.of("countries.tsv", "places.tsv", "organizations.tsv", "topics.tsv", "ambiguous.tsv");

  private static final Pattern ID = Pattern.compile("[a-z]+:[\\p{L}\\p{N}]+(-[\\p{L}\\p{N}]+)*");
  private static final Pattern WIKIDATA = Pattern.compile("Q[1-9][0-9]*");
  private static final Pattern MEDIA_TOPIC = Pattern.compile("medtop:[0-9]{8}");
  private static final Pattern YEARS = Pattern.compile("([0-9]{4})-([0-9]{4})");
  private static final Pattern FORMER =
      Pattern.compile("(.+) \\((?:until ([0-9]{4})|([0-9]{4})-([0-9]{4}))\\)");

  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<Spelling> spellings = new ArrayList<>();
  private final Map<String, String> claims = new HashMap<>();
  private final Map<String, Background> backgrounds = new LinkedHashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, List<Reading>> readings = new LinkedHashMap<>();
  private Towns towns = Towns.NONE;
  private final Map<String, String> idByWikidata = new HashMap<>();

  /** What can be checked only when all files are read, since an item may stand below. */
  private final List<Runnable> checksOfReferences = new ArrayList<>();

  private final List<String> problems = new ArrayList<>();
  private final MessageDigest digest = sha256();

  private CatalogueReader() {}

  /**
   * Reads the catalogue of a job.
   *
   * @throws UserError with every fault of every file, one a line
   */
  public static Catalogue read(JobConfig.Items job, Configuration configuration) {
    var reader = new CatalogueReader();
    if (job.catalogue()) {
      reader.towns = Towns.shipped();
      for (String name : SHIPPED) {
        reader.readShipped(name);
      }
    }
    for (String file : job.files()) {
      reader.readFile(file, configuration);
    }
    return reader.finish();
  }

  /** Reads one file's text; for tests and for callers that hold it already. */
  static Catalogue parse(String name, String text) {
    var reader = new CatalogueReader();
    reader.read(name, text);
    return reader.finish();
  }

  private void readShipped(String name) {
    try (InputStream in =
        CatalogueReader.class.getResourceAsStream("/org/newsweft/catalogue/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The program's jar lacks " + name);
      }
      read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readFile(String file, Configuration configuration) {
    var path = new Path(file);
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UserError("The catalogue file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Catalogue finish() {
    checksOfReferences.forEach(Runnable::run);
    if (!problems.isEmpty()) {
      throw new UserError(problems);
    }
    return new Catalogue(
        items, spellings, readings, towns, backgrounds, HexFormat.of().formatHex(digest.digest()));
  }

  private void read(String file, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    CatalogueHeader header = null;
    int number = 0;
    // Spreadsheets put a byte order mark before the header.
    for (String line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
      number++;
      String where = file + ":" + number + ": ";
      if (line.indexOf('\uFFFD') >= 0) {
        problems.add(where + "not UTF-8; save the file in that character set");
      } else if (!line.isBlank() && !line.startsWith("#")) {
        List<String> cells = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
        if (header == null) {
          header = new CatalogueHeader(cells);
          if (!header.faults().isEmpty()) {
            header.faults().forEach(fault -> problems.add(where + fault));
            return;
          }
        } else {
          new Line(where, header, cells).read();
        }
      }
    }
    if (header == null) {
      problems.add(file + ": is empty; its first line must be the header");
    }
  }

  /** One line of a file; what it says is added to the reader's items and spellings. */
  private final class Line {
    private final String where;
    private final CatalogueHeader header;
    private final List<String> cells;

    Line(String where, CatalogueHeader header, List<String> cells) {
      this.where = where;
      this.header = header;
      this.cells = cells;
    }

    void read() {
      if (cells.size() > header.columns().size()) {
        problem(
            "%d cells; the header has %d columns".formatted(cells.size(), header.columns().size()));
        return;
      }
      if (header.isOfMeanings()) {
        readMeaning();
        return;
      }
      String id = cell("id");
      if (!ID.matcher(id).matches()) {
        problem("id is \"" + id + "\"; it must look like country:KAZ or topic:water-supply");
        return;
      }
      if (items.containsKey(id)) {
        problem("id " + id + " stands twice");
        return;
      }
      String other = cell("wikidata").isEmpty() ? null : idByWikidata.put(cell("wikidata"), id);
      if (other != null) {
        problem("wikidata is %s, which %s has already".formatted(cell("wikidata"), other));
      }
      if (cell("name").isEmpty()) {
        problem("name is empty");
        return;
      }
      checkForm("wikidata", WIKIDATA, "a Wikidata id such as Q232");
      if (header.isOfTopics()) {
        readTopic(id);
      } else {
        readName(id);
      }
    }

    private void readMeaning() {
      String name = Folding.fold(cell("name"));
      String meaning = cell("meaning");
      if (name.isEmpty() || meaning.isEmpty()) {
        problem("name or meaning is empty");
        return;
      }
      if (name.length() > Reading.LONGEST_NAME) {
        problem(
            "name is \"%s\"; a name of several meanings has %d letters at most"
                .formatted(cell("name"), Reading.LONGEST_NAME));
        return;
      }
      if (!Reading.WORDS.contains(meaning)) {
        checksOfReferences.add(() -> checkMeaning("meaning", meaning));
      }
      for (String evidence : list("evidence")) {
        if (evidence.indexOf(':') > 0) {
          checksOfReferences.add(() -> checkMeaning("evidence", evidence));
        }
      }
      readings
          .computeIfAbsent(name, k -> new ArrayList<>())
          .add(new Reading(meaning, list("evidence")));
    }

    private void checkMeaning(String column, String id) {
      if (!items.containsKey(id)) {
        problem(
            "%s has \"%s\"; it must be the id of an item%s"
                .formatted(
                    column, id, column.equals("meaning") ? ", person, nothing or unclear" : ""));
      }
    }

    private void readName(String id) {
      var kind = ItemKind.ofWord(cell("kind"));
      if (kind.isEmpty() || kind.get() == ItemKind.TOPIC) {
        problem(
            "kind is \""
                + cell("kind")
                + "\"; it must be person, organization, country, place or other");
        return;
      }
      if (!id.startsWith(kind.get().prefix() + ":")) {
        problem(
            "id %s of kind %s; it must begin with %s:"
                .formatted(id, cell("kind"), kind.get().prefix()));
        return;
      }
      checkCountry(id, kind.get());
      Item item =
          new Item(id, kind.get(), cell("name"), orNull(cell("country")), orNull(cell("wikidata")));
      items.put(id, item);
      add(Spelling.of(item.name(), item));
      list("aliases").forEach(alias -> add(Spelling.of(alias, item)));
      readBackground(item);
      list("adjectives").forEach(adjective -> add(Spelling.of(adjective, item)));
      list("not").forEach(phrase -> add(Spelling.of(phrase, null)));
    }

    private void readBackground(Item item) {
      var formerNames = new ArrayList<Background.FormerName>();
      for (String entry : list("former")) {
        Matcher former = FORMER.matcher(entry);
        if (!former.matches()) {
          problem(
              "former has \"%s\"; it must be a name and its years: Upper Volta (until 1984) or Zaire (1971-1997)"
                  .formatted(entry));
        } else if (former.group(2) != null) {
          formerNames.add(
              new Background.FormerName(
                  former.group(1), new Background.Years(null, Integer.valueOf(former.group(2)))));
        } else {
          Background.Years years = years("former", former.group(3), former.group(4));
          formerNames.add(new Background.FormerName(former.group(1), years));
        }
      }
      formerNames.forEach(former -> add(Spelling.of(former.name(), item)));
      checkForm("years", YEARS, "the first and the last year of what is no more: 1922-1991");
      Matcher span = YEARS.matcher(cell("years"));
      Background.Years years = span.matches() ? years("years", span.group(1), span.group(2)) : null;
      for (String successor : list("successors")) {
        checksOfReferences.add(() -> checkItem("successors", successor));
      }
      if (!cell("stands_for").isEmpty()) {
        checksOfReferences.add(() -> checkItem("stands_for", cell("stands_for")));
      }
      var background =
          new Background(formerNames, years, list("successors"), orNull(cell("stands_for")));
      if (!background.equals(Background.NONE)) {
        backgrounds.put(item.id(), background);
      }
    }

    private Background.Years years(String column, String first, String last) {
      if (first.compareTo(last) > 0) {
        problem("%s has the years %s-%s; the first comes first".formatted(column, first, last));
      }
      return new Background.Years(Integer.valueOf(first), Integer.valueOf(last));
    }

    private void readTopic(String id) {
      if (!id.startsWith("topic:")) {
        problem("id " + id + " of a topic; it must begin with topic:");
        return;
      }
      checkForm("iptc", MEDIA_TOPIC, "an IPTC Media Topic such as medtop:20000437");
      if (!cell("parent").isEmpty()) {
        parents.put(id, cell("parent"));
        checksOfReferences.add(() -> checkParent(cell("parent")));
      }
      Item item = new Item(id, ItemKind.TOPIC, cell("name"), null, orNull(cell("wikidata")));
      items.put(id, item);
      for (String phrase : list("phrases")) {
        addPhrase(phrase, item, List.of());
      }
      for (String entry : list("near")) {
        int plus = entry.indexOf(" + ");
        List<String> company =
            plus < 0
                ? List.of()
                : Arrays.stream(entry.substring(plus + 3).split("/", -1))
                    .map(String::strip)
                    .toList();
        if (company.isEmpty() || company.stream().anyMatch(w -> SpellingKey.of(w).isEmpty())) {
          problem("near has \"" + entry + "\"; it must be: phrase + word / word");
        } else {
          addPhrase(entry.substring(0, plus).strip(), item, company);
        }
      }
      for (String phrase : list("not")) {
        add(new Spelling(phrase, null, List.of(), true));
      }
    }

    private void addPhrase(String phrase, Item item, List<String> company) {
      if (phrase.endsWith("~v")) {
        String words = phrase.substring(0, phrase.length() - 2);
        int last = words.lastIndexOf(' ') + 1;
        if (last == words.length()) {
          problem("\"" + phrase + "\" has no verb before its ~v");
          return;
        }
        for (String form : Inflections.verbForms(words.substring(last))) {
          add(new Spelling(words.substring(0, last) + form, item, company, false));
        }
      } else {
        add(new Spelling(phrase, item, company, true));
      }
    }

    private void add(Spelling spelling) {
      String key = SpellingKey.of(spelling.text());
      if (key.isEmpty()) {
        problem("\"" + spelling.text() + "\" holds no letter or digit");
        return;
      }
      String id = spelling.blocks() ? "" : spelling.item().id();
      String claim = claims.putIfAbsent(key, id);
      if (claim == null) {
        spellings.add(spelling);
      } else if (!claim.equals(id) && !claim.isEmpty() && !id.isEmpty()) {
        problem(
            "\"%s\" is claimed by %s and by %s; one spelling can mean one item only"
                .formatted(spelling.text(), claim, id));
      } else if (claim.isEmpty() && !id.isEmpty()) {
        // An item of its own may bear a name that another line only wants to keep out.
        claims.put(key, id);
        spellings.removeIf(s -> s.blocks() && SpellingKey.of(s.text()).equals(key));
        spellings.add(spelling);
      }
    }

    private void checkCountry(String id, ItemKind kind) {
      String country = cell("country");
      if (!country.isEmpty() && !CountryCodes.isKnown(country)) {
        problem(
            "country is \"%s\"; it must be an ISO 3166 alpha-3 code such as KAZ"
                .formatted(country));
      } else if (kind == ItemKind.COUNTRY && !id.equals("country:" + country)) {
        problem("country is \"%s\"; %s must have its own code there".formatted(country, id));
      }
    }

    private void checkParent(String parent) {
      if (!parent.startsWith("topic:") || !items.containsKey(parent)) {
        problem("parent is " + parent + "; there is no such topic");
      } else if (parents.containsKey(parent)) {
        problem(
            "parent is %s, which lies under %s itself; topics have two levels"
                .formatted(parent, parents.get(parent)));
      }
    }

    private void checkItem(String column, String id) {
      if (!items.containsKey(id)) {
        problem(column + " has " + id + "; there is no such item");
      }
    }

    private void checkForm(String column, Pattern form, String expected) {
      if (!cell(column).isEmpty() && !form.matcher(cell(column)).matches()) {
        problem("%s is \"%s\"; it must be %s".formatted(column, cell(column), expected));
      }
    }

    private String cell(String column) {
      int index = header.columns().indexOf(column);
      return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    private List<String> list(String column) {
      return Arrays.stream(cell(column).split("\\|", -1))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    }

    private void problem(String what) {
      problems.add(where + what);
    }
  }

  private static String orNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
