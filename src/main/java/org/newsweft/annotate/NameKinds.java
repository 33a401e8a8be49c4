package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;
import org.newsweft.items.PersonName;
import org.newsweft.text.Folding;

/**
 * Holds the kinds of names that only the recogniser knows to what else speaks for them. A
 * recogniser calls programmes, treaties, ships and abbreviations of all sorts organisations; to
 * take one for an organisation is worse than to leave it among the other names.
 *
 * <p>A name is an organisation if its head is a word for one ({@code Ministry of Tourism}, {@code
 * Oncor Bank}); if the words around it say so ({@code the airline Aigle Azur}, {@code shares of},
 * {@code its CEO}); or if the recogniser is surer than {@value #SURE} of a name whose head is no
 * word for a thing ({@code Global Methane Pledge}). An abbreviation needs the words around it,
 * since the recogniser is as sure of {@code MOU} as of a party. A full name of a person, and a
 * place that no gazetteer has, need {@value #LIKELY}. What lacks all this is another name.
 */
final class NameKinds {
  /** What the recogniser's probability must be where nothing but the recogniser speaks. */
  static final float SURE = 0.93f;

  /** The same for names of one word. */
  private static final float SURE_OF_ONE_WORD = 0.95f;

  /** The same where something else speaks for the kind. */
  static final float LIKELY = 0.5f;

  /** The same for persons, and for places that no gazetteer has. */
  private static final float MORE_LIKELY = 0.6f;

  /** Heads of the names of bodies of people, in the singular: the plural names a kind of them. */
  private static final Set<String> BODIES =
      words(
          "ministry department office bureau agency authority administration government"
              + " cabinet parliament senate congress assembly legislature chamber council"
              + " committee subcommittee commission court tribunal judiciary judges police"
              + " constabulary gendarmerie army navy force forces guard guards corps brigade"
              + " brigades battalion regiment militia command directorate secretariat service"
              + " services embassy consulate inspectorate ombudsman treasury patrol marines"
              + " party union front movement alliance coalition bloc caucus league federation"
              + " confederation association society club institute institutes institution"
              + " foundation trust fund organization organisation"
              + " network consortium university college school academy hospital clinic church"
              + " archdiocese diocese synod museum library bank banks banco group company"
              + " corporation inc incorporated ltd limited llc llp plc corp co gmbh ag"
              + " holdings industries enterprises technologies pharmaceuticals pharma motors"
              + " airlines airways telecom broadcasting studios pictures entertainment"
              + " securities insurance laboratories petroleum press news newspaper times post"
              + " journal tribune herald gazette telegraph chronicle magazine television radio"
              + " tv media fc cf afc rfc rovers wanderers hotspur brotherhood legion cartel"
              + " gang mafia democrats republicans orchestra philharmonic board archives"
              + " capital communications cooperative syndicate chiefs reserve branch district"
              + " conservatives liberals greens guild team squad chancellery collective"
              + " registry rangers royals academy");

  /** Heads of names of what is no body, whatever the recogniser says. */
  private static final Set<String> THINGS =
      words(
          "program programme programs programmes initiative initiatives pledge agreement agreements"
              + " memorandum accord accords treaty pact convention compact act bill law laws code"
              + " order orders ordinance regulation regulations directive rule rules amendment"
              + " constitution protocol charter declaration statement statements communique plan plans"
              + " project projects strategy framework concept policy agenda roadmap process campaign"
              + " summit summits conference conferences ministerial meeting meetings dialogue dialogues"
              + " talks roundtable briefing hearing inquiry expo fair festival show airshow marathon"
              + " rally tour award awards prize prizes medal medals cup championship championships"
              + " tournament trophy series games olympics open masters final finals bowl derby playoff"
              + " playoffs divisional day days week month year war wars battle operation operations"
              + " exercise exercises storm hurricane typhoon cyclone fire wildfire earthquake flood"
              + " protest protests uprising revolution crisis attack attacks massacre bombing resolution"
              + " resolutions goal goals guide guidelines report reports index review list survey"
              + " outlook note manual handbook letters papers files fellowship fellowships scholarship"
              + " scholarships scholars visa visas certificate grant grants assurances freedoms rights"
              + " flank allies ally partner chair chairs co-chair trends satellite telescope radar"
              + " missile missiles rocket system systems shuttle spacecraft rover probe orbiter capsule"
              + " aircraft helicopter airplane jet plane vehicle vehicles tank drone submarine ship"
              + " vessel ferry carrier train trains engine vaccine vaccines drug drugs virus variant"
              + " disease test airport airbase stadium arena bridge tower building hotel mosque"
              + " cathedral temple square street park railway railroad highway road line pipeline stream"
              + " station base camp prison palace hall plaza island zone territory refuge forest"
              + " monument ranch mall complex facility plant mine dam headquarters ground room gate"
              + " market database algorithm officer officers adviser advisor secretary minister"
              + " president ambassador envoy rapporteur councilor councillor coordinator spokesperson"
              + " chairman director commissioner governor representative deputy women people peoples"
              + " affairs web windows website app game software flight code corpsmen terrorist"
              + " terrorists mechanism change trafficking governance partnership"
              + " partnerships pathway pathways platform parole extremism terrorism mathematics rewards"
              + " studies cooperation violence concern"
              + " election elections advisory guidance sheet estimate index composite organizations organisations"
              + " assistance growth recovery safety rights euro era executive express designation forum voice ministries"
              + " departments agencies authorities governments parliaments councils committees"
              + " commissions courts parties");

  /** Words inside a name that make it an event, a ship or a road, whatever comes behind them. */
  private static final Set<String> THINGS_INSIDE =
      words("storm hurricane typhoon cyclone flight highway mv ms hms uss hmas hmcs ins ss rms");

  /** Words that say in which form a company is registered, and are none alone. */
  private static final Set<String> FORMS_ALONE =
      words("joint stock public private limited liability company pte ltd inc co corp plc llc ag");

  /** Words that stand before the name of a body and say what it is. */
  private static final Set<String> CALLED =
      words(
          "company group firm airline carrier bank newspaper daily magazine tabloid broadcaster"
              + " channel maker manufacturer giant retailer chain insurer party club team side band"
              + " militia organisation organization charity agency operator conglomerate startup lender"
              + " utility developer publisher subsidiary consortium nonprofit watchdog union movement"
              + " faction gang cartel alliance coalition outlet university ministry regulator"
              + " contractor automaker carmaker supermarket opposition");

  /** Words that stand before the name of a thing and say what it is. */
  private static final Set<String> CALLED_THING =
      words(
          "ship tanker vessel ferry yacht trawler liner frigate destroyer submarine boat warship"
              + " freighter steamer satellite spacecraft probe rocket missile film movie song album"
              + " game novel vaccine drug malware ransomware volcano asteroid comet");

  /** Words that stand behind the name of a thing and say what it is. */
  private static final Set<String> THINGS_BEHIND =
      words(
          "program programme programs project mission spacecraft satellite rocket missile missiles"
              + " exercise exercises vaccine drug server servers software platform phone phones rifle"
              + " telescope probe rover virus malware ransomware variant franchise franchises film"
              + " movie series album award awards visa visas treaty accord accords agreement"
              + " initiative protocol algorithm region area style");

  /** What is won, or ends in a final, is a competition, though a league may be a body. */
  private static final Pattern WON_BEFORE =
      Pattern.compile("(?:win|wins|won|winning)(?: the)?(?: [\\d–-]+)? $");

  private static final Pattern FINAL_BEHIND =
      Pattern.compile(" (?:final|finals|title|champions?|game|match|season|event)\\b");

  /** Words that stand behind the name of a body and say who or what of it acts. */
  private static final Set<String> ACTING =
      words(
          "spokesman spokeswoman spokesperson ceo cfo chairman chairwoman chief executive executives"
              + " shares stock shareholders employees staff officials founder co-founder lawmaker"
              + " lawmakers subsidiary leader fighters militants rebels insurgents gunmen"
              + " candidate candidates reporter journalist correspondent headquarters newspaper magazine"
              + " broadcaster airline party coach striker goalkeeper quarterback midfielder defender"
              + " winger pitcher fans supporters mep mp mps");

  /** What a minister or envoy is for: no body, though its name sounds so. */
  private static final Pattern OFFICE_BEFORE =
      Pattern.compile(
          "(?:[Ss]ecretary|[Mm]inisters?|[Ee]nvoy|[Rr]epresentative|[Cc]o-?ordinator|[Aa]dvis[eo]r"
              + "|[Rr]apporteur|[Cc]ommissioner|[Aa]mbassador|[Cc]ouncil(?:l)?or) (?:of|for|on|to)"
              + " (?:the )?$");

  private static final Pattern OFFICE_BEHIND = Pattern.compile(" (?:Minister|Secretary)\\b");

  /** A word alone, and what is half of {@code Press Secretary} or {@code General Secretary}. */
  private static final Pattern ENDS_IN_OFFICE = Pattern.compile("^\\S+$|(?: |^)(?:Press|General)$");

  /** {@code North Korean Supreme Leader}, but not {@code Green Party Leader}. */
  private static final Pattern HOLDER_BEHIND =
      Pattern.compile(" (?:Leader|Justice|Chief|Advis[eo]r|Representative|Estimate|Index)\\b");

  /** Last words of what bears a person's name. */
  private static final Set<String> NAMED_AFTER_PERSONS =
      words(
          "room act award prize medal foundation university college report building airport fund"
              + " institute museum school stadium trophy hospital affidavit racing president");

  /** What ties two countries or bodies is none: {@code U.S.-Japan Alliance}. */
  private static final Pattern BOND =
      Pattern.compile(
          "(?:\\p{Lu}\\w+ )*[^ ]+[-–][^ ]+ (?:\\p{Lu}\\w+ )*(?:Alliance|Union|Network)$");

  /** With an article that says one of many, and no other noun behind it. */
  private static final Pattern ONE_OF_MANY_BEFORE = Pattern.compile("\\b[Aa]n? $");

  private static final Pattern NO_NOUN_BEHIND =
      Pattern.compile(
          "(?:$|[.,;:)]| (?:on|in|for|of|to|at|by|from|with|that|which|who|is|was|will|has|and|or|as"
              + "|constituted|established)\\b)");

  /** What no area is called: {@code Sheriff's}, {@code Meteorological}, {@code Terrorism}. */
  private static final Pattern SUBJECT = Pattern.compile("['’]|(?:ical|ism)$");

  /** Heads of names that are areas too: {@code in Seytenga Department}. */
  private static final Set<String> AREAS_TOO = words("department district agency branch territory");

  /** A storm's name is a first name. */
  private static final Pattern STORM_BEFORE =
      Pattern.compile("(?i)(?:cyclone|hurricane|typhoon|storm) $");

  /** So is a ship's name often a full one. */
  private static final Pattern SHIP_BEFORE =
      Pattern.compile("\\b(?:M/V|MV|M/S|SS|USS|USNS|HMS|RMS|ship|vessel|tanker|ferry|yacht) $");

  /** {@code Task Force 121}, but not {@code Bolton Wanderers 2–1}. */
  private static final Pattern NUMBER_BEHIND =
      Pattern.compile(" [A-Z]{0,3}-?\\d++(?!\\s?[-–:.,]\\s?\\d)");

  private static final Pattern JOINED_BEHIND = Pattern.compile("[-–][A-Z0-9]");

  private static final Pattern OWNER = Pattern.compile(".*['’]s\\s+(?=\\p{Lu})");
  private static final Pattern WORD_ENDS = Pattern.compile("[\\s\\p{Z}/]+");

  /** What is named after a person: {@code Payne fellowships}. */
  private static final Pattern NAMED_AFTER =
      Pattern.compile(
          " (?i)(?:fellow(?:s|ship|ships)?|scholarships?|award|prize|medal|foundation|institute"
              + "|act|report|amendment|cup|trophy)\\b");

  private NameKinds() {}

  /** The findings, each with a kind that more speaks for than the recogniser alone. */
  static List<Finding> check(String text, List<Finding> findings) {
    int first = 0;
    while (first < findings.size() && !isOpen(findings.get(first))) {
      first++;
    }
    if (first == findings.size()) {
      return findings;
    }
    Set<String> bodies = bodies(text, findings);
    var checked = new ArrayList<Finding>(findings.size());
    for (Finding finding : findings) {
      if (!isOpen(finding)) {
        checked.add(finding);
      } else if (finding.isOf(ItemKind.ORGANIZATION)) {
        checked.add(organization(text, finding, bodies, findings));
      } else {
        checked.add(isLikely(text, finding) ? finding : doubtful(text, finding));
      }
    }
    return checked;
  }

  /** Whether nothing but the recogniser, or a pair of brackets, has decided of the name yet. */
  private static boolean isOpen(Finding finding) {
    return finding.annotator().equals(Mention.MODEL)
        && (finding.rule() == LinkRule.NAME
            || finding.rule() == LinkRule.ACRONYM
            || finding.rule() == LinkRule.SURNAME_ALONE)
        && !finding.isOf(ItemKind.OTHER);
  }

  /**
   * Ids of the organisations of an article: those of which one mention at least looks so, and none
   * of several words is said to be something else.
   */
  private static Set<String> bodies(String text, List<Finding> findings) {
    Set<String> bodies = new HashSet<>();
    Set<String> things = new HashSet<>();
    for (Finding finding : findings) {
      if (!isOpen(finding) || !finding.isOf(ItemKind.ORGANIZATION)) {
        continue;
      }
      String id = finding.item().id();
      if (!bodies.contains(id) && isBody(text, finding)) {
        bodies.add(id);
      } else if (finding.item().name().indexOf(' ') > 0
          && (isArea(text, finding) || isCalledThing(text, finding))) {
        things.add(id);
      }
    }
    bodies.removeAll(things);
    return bodies;
  }

  private static Finding organization(
      String text, Finding finding, Set<String> bodies, List<Finding> findings) {
    if (isPartOfMore(text, finding)) {
      return other(finding);
    }
    String name = finding.item().name();
    if (finding.rule() == LinkRule.NAME && name.indexOf(' ') < 0) {
      Item longer = longer(finding, bodies, findings);
      if (longer != null) {
        return finding.as(longer, LinkRule.CONTEXT);
      }
      if (BODIES.contains(Folding.slug(name))) {
        return finding.as(Meanings.ambiguous(finding, name), LinkRule.AMBIGUOUS);
      }
    }
    if (bodies.contains(finding.item().id())) {
      return finding;
    }
    return other(finding);
  }

  /** The one organisation in the article whose name begins or ends with a name of one word. */
  private static Item longer(Finding finding, Set<String> bodies, List<Finding> findings) {
    if (isAbbreviation(finding.item().name())) {
      return null;
    }
    String word = Folding.slug(finding.item().name());
    Map<String, Item> longer = new HashMap<>();
    for (Finding other : findings) {
      Item item = other.item();
      if (other.isOf(ItemKind.ORGANIZATION)
          && other.rule() == LinkRule.NAME
          && bodies.contains(item.id())) {
        String slug = Folding.slug(item.name());
        if (slug.startsWith(word + "-") || slug.endsWith("-" + word)) {
          longer.put(item.id(), item);
        }
      }
    }
    return longer.size() == 1 ? longer.values().iterator().next() : null;
  }

  private static boolean isBody(String text, Finding finding) {
    String name = finding.item().name();
    if (finding.rule() == LinkRule.NAME && isPartOfMore(text, finding)) {
      return false;
    }
    List<String> words = List.of(Folding.slug(name).split("-", -1));
    if (isCalledThing(text, finding)
        || isCompetition(text, finding)
        || isOneOfMany(text, finding)
        || name.startsWith("Chiefs of ")
        || isArea(text, finding)) {
      return false;
    }
    if (words.size() == 1) {
      boolean said = isCalledSo(text, finding);
      return finding.confidence() >= (said ? LIKELY : SURE_OF_ONE_WORD)
          && (said || !isAbbreviation(name))
          && !BODIES.contains(words.get(0));
    }
    if (words.stream().anyMatch(THINGS_INSIDE::contains) || FORMS_ALONE.containsAll(words)) {
      return false;
    }
    String head = head(name);
    if (BODIES.contains(head)) {
      return finding.confidence() >= LIKELY && !BOND.matcher(name).lookingAt();
    }
    if (THINGS.contains(head) || THINGS.contains(words.get(words.size() - 1))) {
      return false;
    }
    if (isCalledSo(text, finding)) {
      return finding.confidence() >= LIKELY;
    }
    if (Character.isDigit(words.get(words.size() - 1).charAt(0))) {
      return false;
    }
    // What an article introduces with an acronym is mostly a programme, and a list is a subject.
    boolean introduced = finding.rule() == LinkRule.ACRONYM || isIntroduced(text, finding.end());
    return finding.confidence() >= SURE && !introduced && name.indexOf(',') < 0;
  }

  private static boolean isIntroduced(String text, int end) {
    return text.startsWith(" (", end)
        && end + 3 < text.length()
        && Character.isUpperCase(text.charAt(end + 2))
        && Character.isUpperCase(text.charAt(end + 3));
  }

  /**
   * The word that says what a name names: the last, or the one before {@code of} or {@code for}.
   */
  static String head(String name) {
    String head = "";
    // What belongs to a body is not that body: U.S. Department of Labor's List of Goods.
    Matcher owner = OWNER.matcher(name);
    String owned = owner.lookingAt() ? name.substring(owner.end()) : name;
    for (String word : WORD_ENDS.split(owned, -1)) {
      String folded = Folding.slug(word);
      boolean link =
          switch (folded) {
            case "of", "for", "on", "to", "in", "against", "from", "at", "de", "des", "du" -> true;
            default -> false;
          };
      if (link && !head.isEmpty()) {
        return head;
      }
      if (!folded.isEmpty()) {
        int hyphen = folded.lastIndexOf('-');
        head = hyphen > 0 ? folded.substring(hyphen + 1) : folded;
      }
    }
    return head;
  }

  /** No small letters, or few letters and most of them capitals: {@code MOU}, {@code DoD}. */
  private static boolean isAbbreviation(String name) {
    long small = name.chars().filter(Character::isLowerCase).count();
    long capitals = name.chars().filter(Character::isUpperCase).count();
    return small == 0 || (capitals >= 2 && small <= 2 && name.length() <= 6);
  }

  /** Whether the words beside a name say that it is an organisation. */
  private static boolean isCalledSo(String text, Finding finding) {
    if (CALLED.contains(wordBefore(text, finding.start()))) {
      return true;
    }
    int end = finding.end();
    if (text.startsWith("'s ", end) || text.startsWith("’s ", end)) {
      end += 2;
    }
    return ACTING.contains(wordBehind(text, end));
  }

  private static boolean isCalledThing(String text, Finding finding) {
    return CALLED_THING.contains(wordBefore(text, finding.start()))
        || (THINGS_BEHIND.contains(wordBehind(text, finding.end()))
            && !BODIES.contains(head(finding.item().name())));
  }

  private static boolean isCompetition(String text, Finding finding) {
    String before = text.substring(Math.max(0, finding.start() - 25), finding.start());
    return head(finding.item().name()).equals("league")
        && (WON_BEFORE.matcher(before).find() || TextAt.stands(FINAL_BEHIND, text, finding.end()));
  }

  /** Whether a name is used as a common noun: {@code listed as a Foreign Salt Organization}. */
  static boolean isOneOfMany(String text, Finding finding) {
    String before = text.substring(Math.max(0, finding.start() - 4), finding.start());
    return ONE_OF_MANY_BEFORE.matcher(before).find()
        && TextAt.stands(NO_NOUN_BEHIND, text, finding.end());
  }

  /**
   * Whether a name is that of an area: something happens in what is called so, without an article;
   * or it is a department of no subject, as France and Colombia have them ({@code Antioquia
   * Department}).
   */
  private static boolean isArea(String text, Finding finding) {
    String name = finding.item().name();
    int last = name.lastIndexOf(' ');
    if (last > 0 && name.endsWith(" Department")) {
      String subject = name.substring(name.lastIndexOf(' ', last - 1) + 1, last);
      if (!PublicBodies.isCommonWord(subject) && !SUBJECT.matcher(subject).find()) {
        return true;
      }
    }
    return AREAS_TOO.contains(head(finding.item().name()))
        && wordBefore(text, finding.start()).equals("in");
  }

  /** Whether the head of a name is a word for a thing: {@code Local Elections}. */
  static boolean isNamedAsThing(String name) {
    return THINGS.contains(head(name));
  }

  static boolean isWordForBody(String word) {
    return BODIES.contains(Folding.fold(word));
  }

  static String wordBefore(String text, int start) {
    int end = start - 1;
    if (end > 0 && (text.charAt(end) == '"' || text.charAt(end) == '“')) {
      end--;
    }
    int from = end;
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return from < end && text.charAt(end) == ' ' ? text.substring(from, end) : "";
  }

  private static String wordBehind(String text, int end) {
    if (end >= text.length() || text.charAt(end) != ' ') {
      return "";
    }
    int to = end + 1;
    while (to < text.length() && (Character.isLetter(text.charAt(to)) || text.charAt(to) == '-')) {
      to++;
    }
    return Folding.fold(text.substring(end + 1, to));
  }

  /** Whether a name is a piece of a longer one, which is something else. */
  static boolean isPartOfMore(String text, Finding finding) {
    int end = finding.end();
    if (TextAt.stands(JOINED_BEHIND, text, end) || TextAt.stands(NUMBER_BEHIND, text, end)) {
      return true;
    }
    boolean isBody = BODIES.contains(head(finding.item().name()));
    boolean isWholeBody = isBody && !ENDS_IN_OFFICE.matcher(finding.item().name()).find();
    if ((!isWholeBody && TextAt.stands(OFFICE_BEHIND, text, end))
        || (!isBody && TextAt.stands(HOLDER_BEHIND, text, end))) {
      return true;
    }
    String before = text.substring(Math.max(0, finding.start() - 40), finding.start());
    boolean office = OFFICE_BEFORE.matcher(before).find();
    return office && !(before.endsWith("the ") && isBody);
  }

  private static boolean isLikely(String text, Finding finding) {
    if (finding.isOf(ItemKind.PLACE)) {
      return finding.confidence() >= MORE_LIKELY || finding.item().country() != null;
    }
    String before = text.substring(Math.max(0, finding.start() - 10), finding.start());
    if (STORM_BEFORE.matcher(before).find() || SHIP_BEFORE.matcher(before).find()) {
      return false;
    }
    if (finding.rule() == LinkRule.SURNAME_ALONE) {
      return !TextAt.stands(NUMBER_BEHIND, text, finding.end())
          && !TextAt.stands(NAMED_AFTER, text, finding.end());
    }
    PersonName name = PersonName.of(finding.item().name());
    if (name.words().isEmpty()) {
      return false;
    }
    boolean begins = !Character.isLowerCase(name.name().codePointAt(0)) || name.words().size() < 2;
    String last = name.words().get(name.words().size() - 1);
    return (finding.confidence() >= MORE_LIKELY || name.startsWithStyle())
        && begins
        && !NAMED_AFTER_PERSONS.contains(last);
  }

  /** Not that person, and not for sure anything else. */
  private static Finding doubtful(String text, Finding finding) {
    return finding.rule() == LinkRule.SURNAME_ALONE
        ? finding.as(Meanings.ambiguous(finding, finding.surface(text)), LinkRule.AMBIGUOUS)
        : other(finding);
  }

  private static Finding other(Finding finding) {
    Item item = finding.item();
    String id = Item.idOf(ItemKind.OTHER, item.name());
    return finding.as(
        new Item(id, ItemKind.OTHER, item.name(), item.country(), null), finding.rule());
  }

  private static Set<String> words(String line) {
    return new HashSet<>(Arrays.asList(line.split(" ", -1)));
  }
}
