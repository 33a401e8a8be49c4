"""Names of the world from the gazetteers: countries, peoples, towns, public figures, organisations."""

import csv
import glob
import json
import re
from collections import defaultdict
from functools import cached_property

from entity_model.text import without_accents

PEOPLES_WITHOUT_LIST = """Kazakh Uzbek Tajik Kyrgyz Turkmen Arab Kurdish Kurd Soviet European African Asian American
Latin Muslim Islamic Christian Jewish Catholic Sunni Shiite Shia Hindu Buddhist Protestant Palestinian
Chechen Tatar Uyghur Uighur Tibetan Rohingya Hutu Tutsi Yazidi Druze Catalan Basque Scottish Welsh English Flemish
Siberian Balkan Baltic Nordic Scandinavian Caucasian Persian Pashtun Tamil Sinhalese Sikh Zulu Igbo Yoruba Hausa Fulani
Oromo Tigrayan Amhara Maori Inuit Mayan Quechua Aymara Caribbean Hispanic British Dutch Danish Greek Czech Swiss
Communist Marxist Zionist Nazi Euro-Atlantic Anglo-Saxon Asian-American Hong-Konger
Britons Spaniard Spaniards Finns Danes Swedes Poles Turks Serbs Croats Slovaks Czechs Greeks Kurds Scots Swedish Finn
Dane Swede Pole Turk Serb Croat Slovak Scot Kiwi Filipino Filipinos Filipina Frenchman Englishman Irishman""".split()
NOT_PEOPLES = {"Republican", "Democratic", "Democrat", "Communist"}  # parties' names begin with them

NOT_COUNTRY_NAMES = {"Georgia", "Jordan", "Chad", "Jersey", "Holland"}  # names of people and states too

HEADS_ALONE = set(
    "court party ministry government department state states embassy council committee commission army police "
    "president minister prime republic kingdom union bank church university school hospital company group force forces "
    "health defence defense finance justice interior foreign affairs agency office board federation association "
    "opposition coalition cabinet assembly house chamber board authority bureau centre center institute club team "
    "league cup city town province region district county north south east west northern southern eastern western "
    "constitution web internet covid monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december secretary spokesperson today".split()
)


def _names_of_country(country):
    names = [country["name"]["common"], country["name"]["official"]]
    names += [other for other in country["altSpellings"] if len(other) > 3 and other[:1].isupper()]
    return names


class World:
    """What the gazetteers of a data folder know; everything is read when it is first asked for."""

    def __init__(self, data):
        self.gazetteers = f"{data}/gazetteers"

    @cached_property
    def countries(self):
        """{three-letter code: the record of mledoze-countries}"""
        with open(f"{self.gazetteers}/mledoze-countries/countries.json", encoding="utf-8") as file:
            return {country["cca3"]: country for country in json.load(file)}

    @cached_property
    def country_names(self):
        names = {"Britain", "England", "Scotland", "Wales", "America", "U.S.", "U.K.", "US", "UK", "USA", "UAE"}
        names |= {"Turkey", "Burma", "Swaziland", "Macedonia", "Ivory Coast", "East Timor", "Cape Verde", "Congo"}
        names |= {"North Korea", "South Korea", "Korea", "Soviet Union", "USSR", "Yugoslavia", "Czechoslovakia"}
        for country in self.countries.values():
            names.update(_names_of_country(country))
        return {name for name in names if name not in NOT_COUNTRY_NAMES}

    @cached_property
    def country_name_words(self):
        """The names as tuples of our tokens' texts."""
        return {tuple(re.findall(r"(?:\w\.)+|\w+|[^\w\s]", name)) for name in self.country_names}

    @cached_property
    def peoples(self):
        """Nationality and people words, singular and plural."""
        words = set(PEOPLES_WITHOUT_LIST)
        for country in self.countries.values():
            words.update(country.get("demonyms", {}).get("eng", {}).values())
        with open(f"{self.gazetteers}/i18n-nationality/en.json", encoding="utf-8") as file:
            words.update(json.load(file)["nationalities"].values())
        words = {word for word in words if word and " " not in word and "(" not in word and "," not in word}
        words -= self.country_names | NOT_PEOPLES | NOT_COUNTRY_NAMES
        words |= {word + "s" for word in words if word[-1] in "nitk" and not word.endswith("s")}
        return words

    def demonym(self, code):
        everyday = {"KAZ": "Kazakh", "UZB": "Uzbek", "TJK": "Tajik", "KGZ": "Kyrgyz", "TKM": "Turkmen", "GBR": "British"}
        found = everyday.get(code) or self.countries[code].get("demonyms", {}).get("eng", {}).get("m", "")
        return found.split(",")[0].strip()

    @cached_property
    def towns(self):
        """{three-letter code: [(town, province)]}, names that news would print."""
        code_of = {}
        for code, country in self.countries.items():
            for name in _names_of_country(country):
                code_of[name] = code
        code_of |= {"Korea, Republic of": "KOR", "Korea, Democratic People's Republic of": "PRK", "Turkey": "TUR"}
        code_of |= {"Iran, Islamic Republic of": "IRN", "Viet Nam": "VNM", "Russian Federation": "RUS"}
        code_of |= {"Congo, The Democratic Republic of the": "COD", "Tanzania, United Republic of": "TZA"}
        code_of |= {"Bolivia, Plurinational State of": "BOL", "Venezuela, Bolivarian Republic of": "VEN"}
        code_of |= {"Moldova, Republic of": "MDA", "Palestine, State of": "PSE", "Taiwan, Province of China": "TWN"}
        towns = defaultdict(list)
        with open(f"{self.gazetteers}/world-cities/world-cities.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                code = code_of.get(row["country"])
                name = self._printable(row["name"])
                if code and name:
                    towns[code].append((name, self._printable(row["subcountry"] or "")))
        return dict(towns)

    @staticmethod
    def _printable(name):
        name = re.sub(r"[‘’ʻ`]", "'", name)
        if any(ord(letter) > 0x17F for letter in name):
            name = without_accents(name)
        good = re.fullmatch(r"[A-Z\u00c0-\u017f][\w'.\-]{2,}(?: [\w'.\-]+){0,3}", name)
        return name if good else None

    @cached_property
    def figures(self):
        """{three-letter code: [[given, family]]} of the public figures that Phoenix lists."""
        figures = defaultdict(list)
        names = []
        with open(f"{self.gazetteers}/petrarch-dictionaries/Phoenix.Countries.actors.txt", encoding="latin-1") as lines:
            for line in lines:
                head = re.match(r"([A-Z][A-Z'.\-]+(?:_[A-Z'.\-]+){1,3})_\s*(?:;.*)?$", line.rstrip())
                if head:
                    names = [head.group(1)]
                    continue
                dated = re.match(r"\s+\[([A-Z]{3})(?:GOV|MIL|ELI|OPP|JUD|LEG)\w* [<>\d]", line)
                if dated and names:
                    parts = [self._title_case(part) for part in names.pop().split("_")]
                    if not set(" ".join(parts).lower().split()) & NO_PERSON:
                        figures[dated.group(1)].append(parts)
        return dict(figures)

    @staticmethod
    def _title_case(word):
        return re.sub(r"[A-Z]+", lambda match: match.group().capitalize(), word)

    @cached_property
    def international_organisations(self):
        """English names and abbreviations of intergovernmental bodies."""
        names = set()
        pattern = re.compile(r"  (?:Name_en|Abbreviation_en): '?([^'\n]+)'?$")
        with open(f"{self.gazetteers}/supraverden-igos/general_list.yaml", encoding="utf-8") as lines:
            for line in lines:
                found = pattern.match(line)
                if found and not found.group(1).startswith("[") and len(found.group(1)) > 1:
                    names.add(found.group(1).strip())
        names |= {"SCO", "OIC", "ADB", "AIIB", "OTS", "IEA", "UNODC", "BRICS", "G7", "G20", "UN", "EU", "NATO", "OSCE"}
        return sorted(names)

    @cached_property
    def companies(self):
        names = []
        path = f"{self.gazetteers}/petrarch-dictionaries/Phoenix.International.actors.txt"
        with open(path, encoding="latin-1") as lines:
            last = None
            for line in lines:
                head = re.match(r"([A-Z][A-Z0-9&'.\-]+(?:_[A-Z0-9&'.\-]+){0,3})_\s*$", line.rstrip())
                if head:
                    last = head.group(1)
                elif "[MNC" in line and last and not re.search(r"[0-9]", last):
                    names.append(" ".join(self._title_case(part) for part in last.split("_")))
                    last = None
        return names


NO_PERSON = set(
    "party government army force forces police ministry council front movement of the republic state rebel rebels "
    "militia national university court parliament congress security air navy guard people union state-owned".split()
)

if __name__ == "__main__":
    import sys

    world = World(sys.argv[1])
    print(len(world.country_names), len(world.peoples), sorted(world.peoples)[:40])
    print(len(world.towns), sum(map(len, world.towns.values())), world.towns["KAZ"][:5])
    print(len(world.figures), sum(map(len, world.figures.values())), world.figures["KAZ"][:5], world.figures["GHA"][:9])
    print(len(world.companies), world.companies[::200], world.international_organisations[::40])
