"""Made-up news sentences whose names come from all over the world."""

import re

from entity_model.text import token_offsets, without_accents

FIELDS_OF_STATE = """Health;Education;Finance;Defence;Defense;Justice;Agriculture;Energy;Foreign Affairs;Interior;Culture
Labour;Transport;Trade;Environment;Water Resources;Economy;Tourism;Youth and Sports;Mines;Home Affairs;Social Welfare
Industry and Trade;Rural Development;Information;Public Works;Emergency Situations;Digital Development;Fisheries
Labour and Social Protection;Energy and Natural Resources;Trade, Industry and Tourism;Women and Children's Affairs
Transport and Communications;Agriculture, Forestry and Fisheries;Plantation Industries;Petroleum and Minerals
Science and Technology;Land Reform;Communications;Ecology and Natural Resources;Planning;Housing""".replace("\n", ";").split(";")  # fmt: skip
PARTY_WORDS = """People's;Democratic;National;Liberal;Socialist;Conservative;Progressive;Workers';Justice;Unity;Freedom
Reform;Green;Patriotic;Republican;Labour;Renewal;Homeland;Development;Independence;Solidarity;Farmers'""".replace("\n", ";").split(";")  # fmt: skip
PARTY_LOCAL = """Nur;Ala;Azat;Umut;Jana;Amal;Nahda;Wahda;Ennour;Hizb al-Adl;Tahya;Istiqlal;Awami;Jatiya;Samaj;Lok Dal;Jan
Sangam;Barisan;Gerakan;Partido Popular;Frente Amplio;Alianza;Nueva Patria;Movimiento Libre;Unión Cívica;Renovação
Umkhonto;Chama;Mapinduzi;Harakati;Inkatha;Sawaba;Rassemblement;Parti du Peuple;Jedinstvo;Svoboda;Zora;Dveri;Vpered
Rodina;Tautas;Darbo;Jobbik;Polska Razem;Lakas;Bagong;Shinsei;Minshu;Kuomin;Golkar;Tavisupleba;Otsneba""".replace("\n", ";").split(";")  # fmt: skip
COMPANY_TRADES = """Mining;Steel;Airlines;Airways;Energy;Oil;Petroleum;Telecom;Motors;Cement;Foods;Textiles;Shipping;Gas
Logistics;Pharma;Holdings;Group;Industries;Bank;Insurance;Breweries;Electronics;Capital;Resources;Power;Railways;Media
Technologies;Construction;Sugar;Fisheries;Rubber;Gold;Solar;Semiconductor;Chemicals;Ports;Tea;Cotton""".replace("\n", ";").split(";")  # fmt: skip
COMPANY_ENDS = "Ltd;Ltd.;Inc;Inc.;Corp;PLC;plc;AG;SA;S.A.;JSC;Bhd;Co.;Co;NV;Oyj;SpA;Pty Ltd;& Sons;Holding;GmbH;OJSC".split(";")
CLUB_WORDS = """United;City;FC;Rovers;Rangers;Wanderers;Athletic;Stars;Lions;Eagles;Tigers;Kings;Warriors;Bulls;Sharks;SC;AC
Chiefs;Pirates;Dynamos;Giants;Royals;Sporting;Union;Hawks;Bears;Olympic;Dragons;Panthers;Falcons;Knights""".replace("\n", ";").split(";")  # fmt: skip
CLUB_STARTS = """FC;AS;Dinamo;Dynamo;Lokomotiv;Real;Atlético;Deportivo;Sporting;Al;Al-;Inter;CSKA;Spartak;Racing;Zenit;Hapoel
Maccabi;Club;US;Stade;Olympique;Nacional;Rapid;Metalurh;Sparta;Estrella;Persija;Shakhtar;CD;SV;BK;IFK;Kaizer""".replace("\n", ";").split(";")  # fmt: skip
MEDIA_ENDS = """Times;Post;Herald;Daily News;Tribune;Observer;Standard;Gazette;Star;Chronicle;Mail;Telegraph;Guardian;Sun;Mirror
Express;News Agency;Radio;TV;Television;Press;Monitor;Citizen;Nation;Voice;Today;Broadcasting Corporation;Independent
Vision;Echo;Courier;Review;Journal""".replace("\n", ";").split(";")  # fmt: skip
MEDIA_LOCAL = """Al-Akhbar;El Tiempo;La Prensa;El Universal;Kommersant;Vedomosti;Hürriyet;Milliyet;Le Quotidien;Le Soleil;An-Nahar
Tengri News;Azattyk;Dawn;Prothom Alo;Dainik Jagran;Kompas;Tempo;Asahi Shimbun;Yonhap;Xinhua;TASS;Anadolu;IRNA;Fars;SANA
Folha de S.Paulo;O Globo;Gazeta Wyborcza;Večernji List;Jutarnji;Delfi;Kathimerini;Haaretz;Al Jazeera;Al Arabiya;Rappler
Malaysiakini;Mada Masr;Daily Maverick;Premium Times;Punch;Vanguard;AFP;AP;Reuters;Kyodo;ANSA;EFE;PTI;APA;BelTA;Interfax
Televisa;Caracol Radio;Clarín;La Nación;Infobae;Página 12;Meduza;Novaya Gazeta;RIA Novosti;BBC;CNN;NHK;KBS;SABC;NTV
TRT;RTL;ZDF;Deutsche Welle;France 24;RFI;Radio Liberty;VOA;Channel NewsAsia;Straits Times;South China Morning Post
Caixin;Global Times;Hindustan Times;Times of India;Jakarta Post;Bangkok Post;Phnom Penh Post;Fiji Times""".replace("\n", ";").split(";")  # fmt: skip
NGO_STARTS = """Friends;Committee for;Movement for;Foundation for;Centre for;Society for;Alliance for;Campaign for;Network of
Association of;Coalition for;Council of;Institute for;Forum of;Union of;Watch on""".replace("\n", ";").split(";")  # fmt: skip
NGO_CAUSES = """Human Rights;Free Elections;Press Freedom;Clean Water;Rural Women;Children;Refugees;Peace;Open Government;Journalists
Indigenous Peoples;the Environment;Public Health;Legal Aid;Small Farmers;Fishermen;Miners;Nurses;Teachers;Veterans
Independent Trade Unions;Social Research;Strategic Studies;Economic Policy;Religious Freedom""".replace("\n", ";").split(";")  # fmt: skip
NGO_KNOWN = """Amnesty International;Human Rights Watch;Red Cross;Red Crescent;Oxfam;Greenpeace;Médecins Sans Frontières;Caritas
Save the Children;Transparency International;Reporters Without Borders;CARE;World Vision;Mercy Corps;WWF;BRAC
Doctors Without Borders;Islamic Relief;Memorial;Freedom House;International Crisis Group""".replace("\n", ";").split(";")  # fmt: skip
ARMED_WORDS = "Liberation;People's;Revolutionary;Islamic;National;Popular;United;Eastern;Northern".split(";")
ARMED_ENDS = "Army;Front;Movement;Brigade;Brigades;Resistance;Militia;Guard;Forces".split(";")
ARMED_LOCAL = """Boko Haram;al-Shabab;al-Shabaab;al-Qaida;al-Qaeda;Taliban;Hezbollah;Hamas;Jaish al-Adl;Ansar al-Haq;Abu Sayyaf;ELN
FARC;PKK;M23;ADF;Houthis;ISIS;Islamic State;Lashkar-e-Taiba;Jabhat al-Nusra;Shining Path;LTTE;Katiba Macina;CODECO;RSF
Mai-Mai;Seleka;Anti-Balaka;Arakan Army;Wagner;Wagner Group""".replace("\n", ";").split(";")  # fmt: skip
COURTS = "Supreme Court;High Court;Constitutional Court;Court of Appeal;Constitutional Council;Federal Court;Court of Cassation".split(";")  # fmt: skip
AGENCIES = """National Statistics Office;Civil Aviation Authority;Meteorological Agency;Geological Survey;Red Cross;Red Crescent
National Election Commission;Central Election Commission;Customs Service;Border Guard Service;Atomic Energy Agency
Disaster Management Authority;Bureau of Statistics;State Security Service;Intelligence Service;Immigration Service
Anti-Corruption Commission;Securities Commission;Food Safety Authority;Space Agency;Water Board;Revenue Authority
Human Rights Commission;National Assembly;Senate;Chamber of Commerce;Investigative Committee;Prosecutor General's Office
Coast Guard;Electoral Commission;Medical Council;Forest Service""".replace("\n", ";").split(";")  # fmt: skip
UNIONS = "Union of Mineworkers;Teachers' Union;Trade Union Congress;Federation of Labour;Bar Association;Medical Association;Chamber of Mines;Farmers' Union;Federation of Trade Unions;Employers' Federation;Dockers' Union;Writers' Union".split(";")  # fmt: skip
SPORTS = "Football;Athletics;Cricket;Rugby;Basketball;Ice Hockey;Judo;Wrestling;Boxing;Tennis;Chess;Swimming;Cycling".split(";")
SITES = "Airport;International Airport;Stadium;Bridge;Square;Prison;Market;Theatre;Palace;Park;Street;Avenue;Dam;Mosque;Arena;Tower;National Park;Nuclear Power Plant;Station;Mall".split(";")  # fmt: skip
REGIONS = """Central Asia;West Africa;East Africa;Southern Africa;North Africa;Southeast Asia;South Asia;Latin America
Central America;the Sahel;the Balkans;the Caucasus;the Middle East;Eastern Europe;the Horn of Africa;the Pacific;the Caribbean
Western Europe;the Arctic;the Amazon;the Andes;the Gulf;Scandinavia;the Baltics;the Maghreb;South America;East Asia;Africa
Asia;Europe;Oceania;the Himalayas;Siberia;Kurdistan;Patagonia;the Levant""".replace("\n", ";").split(";")  # fmt: skip
LANGUAGES = """Swahili;Arabic;Hausa;Amharic;Tamil;Bengali;Urdu;Pashto;Farsi;Uzbek;Spanish;Portuguese;French;Russian;English;Mandarin
Cantonese;Tagalog;Malay;Quechua;Guarani;Zulu;Xhosa;Yoruba;Igbo;Somali;Kurdish;Turkish;Greek;Hindi;Nepali;Khmer;Lao;Thai
Wolof;Lingala;Tigrinya;Chichewa;Shona;Ndebele;Bambara;Twi;Kikuyu;Luo;Luganda;Kinyarwanda;Malagasy;Ilocano;Javanese;Hmong
Sundanese;Karen;Shan;Kachin;Dari;Baluchi;Sindhi;Punjabi;Gujarati;Marathi;Telugu;Kannada;Malayalam;Odia;Assamese;Dzongkha
Tetum;Samoan;Tongan;Tok Pisin;Bislama;Nahuatl;Maya;Mapudungun;Sámi;Faroese;Breton;Galician;Frisian;Sorbian;Romani;Yiddish
Avar;Lezgin;Ossetian;Abkhaz;Chuvash;Bashkir;Tuvan;Yakut;Buryat;Karakalpak;Dungan;Berber;Tamazight;Hebrew;Afrikaans;Sango
Burmese;Mongolian;Georgian;Armenian;Romanian;Polish;German;Dutch;Finnish;Korean;Japanese""".replace("\n", ";").split(";")  # fmt: skip
EVENTS = """Olympic Games;Asian Games;World Cup;Africa Cup of Nations;Copa America;Ramadan;Easter;Diwali;Eid al-Fitr;Lunar New Year
Cold War;World War II;Arab Spring;Commonwealth Games;Orange Revolution;Carnival;Nowruz;Expo 2017;Gulf War
Pan American Games;Winter Olympics;World Championships;Asian Cup;Velvet Revolution;Second World War;Christmas""".replace("\n", ";").split(";")  # fmt: skip
HOLIDAYS = """Easter;Christmas;Ramadan;Eid;Diwali;Nowruz;Songkran;Tet;Passover;Yom Kippur;Ashura;Holi;Pentecost;Naadam;Timkat
Independence Day;May Day;Victory Day;Women's Day;Thanksgiving;All Saints' Day;Constitution Day;Earth Day""".replace("\n", ";").split(";")  # fmt: skip
WOMEN = """Amina Fatima Aisha Zainab Khadija Mariam Leila Yasmin Nour Salma Rania Hanan Aigul Dinara Gulnara Saule Madina Zarina
Nilufar Dilnoza Malika Shahnoza Olga Svetlana Natalia Tatiana Oksana Yulia Irina Ludmila Katarzyna Agnieszka Zofia Jana
Petra Milena Jelena Ivana Snežana Ana Maria Lucía Carmen Rosa Guadalupe Ximena Valentina Camila Juliana Beatriz Fernanda
Luciana Thaís Wanjiku Akinyi Njeri Achieng Chipo Tendai Nomsa Thandiwe Lindiwe Zanele Ngozi Chiamaka Folake Adaeze Bola
Abena Akosua Efua Aminata Fatoumata Aïssatou Mariama Awa Hawa Tigist Selam Hirut Almaz Priya Anjali Sunita Lakshmi Kavita
Nasreen Rukhsana Taslima Shirin Nilanthi Kumari Mei Xiu Ling Yan Hui Yuki Sakura Keiko Naoko Haruka Ji-woo Min-ji Soo-jin
Siti Nurul Dewi Putri Ratna Maricel Jocelyn Analyn Thuy Lan Huong Sokha Chanthou Somchai Malee Aung Thida Sandar Ana Litia
Mere Sina Losa Ingrid Astrid Freya Kirsten Aino Liisa Sigrún Guðrún Chiara Giulia Élodie Camille Aurélie Heidi Anke Sabine
Eleni Katerina Ayşe Zeynep Elif Nino Tamar Anahit Gohar Leyla Sevinj Rivka Noa Shira Oyuntuya Batchimeg""".split()
CONVENTIONAL_WORDS = "Steel Harvest Shield Anchor Falcon Lantern Storm Spear Horizon Tide Thunder Eagle Desert Arrow".split()
WORK_WORDS = """River;House;Night;Letters;Garden;Silence;Road;Winter;Mother;Salt;Dust;Bread;Sea;Stone;Shadow;Light;Wind;Harvest
Children;Bridge;Mirror;Song;Train;Island;Wolf;Orchard;Border;Rain""".replace("\n", ";").split(";")  # fmt: skip
CURRENT_POWERS = "KAZ UZB KGZ KEN NGA GHA ZAF EGY MAR TUN ETH SDN UGA TZA COD CMR SEN ZMB ZWE IND PAK BGD LKA NPL CHN JPN KOR IDN MYS PHL THA VNM MMR KHM AUS NZL FJI PNG BRA ARG CHL PER COL VEN BOL ECU MEX GTM CUB JAM HTI TTO RUS UKR BLR POL CZE HUN ROU BGR SRB HRV GRC TUR GEO ARM AZE IRN IRQ SYR LBN JOR ISR SAU ARE YEM DEU FRA GBR ITA ESP PRT NLD SWE NOR FIN DNK CAN USA IRL MNG AFG".split()  # fmt: skip

SLOT = re.compile(r"\{(\w+)\}")
CONSONANTS = "b d f g h k l m n p r s t v z ch sh kh th br tr kr st gl ng j y".split()
VOWELS = "a e i o u a i o ai ou".split()


class MadeUp:
    """Makes sentences; the generator of random numbers decides all."""

    def __init__(self, world, path, random, things=("maize", "barley", "goats", "brine", "cobalt")):
        self.world = world
        self.things = things  # common nouns, written small
        self.random = random
        with open(path, encoding="utf-8") as lines:
            self.patterns = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        self.codes = [code for code in world.countries if len(world.towns.get(code, [])) >= 5]
        acronyms = [name for name in world.international_organisations if name.isupper() and len(name) < 8]
        self.known_acronyms = acronyms + 5 * "UN EU WHO IMF NATO WTO ILO UNHCR UNICEF OPEC FAO WFP IAEA OSCE AU ICC ECB".split()
        self.people_codes = {code for code in self.codes if len(world.figures.get(code, [])) >= 20}

    def sentence(self):
        """(words, tags)"""
        home, other = self._some_country(), self._some_country()
        used = {}
        text, spans = "", []
        pattern = self.random.choice(self.patterns)
        position = 0
        for slot in SLOT.finditer(pattern):
            text += pattern[position : slot.start()]
            position = slot.end()
            name = slot.group(1)
            code = other if name.endswith("2") else home
            kind, value = self._filled(name.rstrip("2"), code, used)
            if kind is None:
                text += value
                continue
            if value.startswith("the ") and re.search(r"\b[Tt]he $", text):
                value = value[4:]
            shift = 4 if value.startswith("the ") else 0
            if shift and not text:
                value = "T" + value[1:]
            spans.append((len(text) + shift, len(text) + len(value), kind))
            text += value
        text += pattern[position:]
        return marked_words(text, spans)

    def _some_country(self):
        random = self.random
        return random.choice([c for c in CURRENT_POWERS if c in self.world.towns] if random.random() < 0.5 else self.codes)

    def _filled(self, name, code, used):
        if name == "Thing":
            return None, self.random.choice(self.things).capitalize()
        if name.isupper():
            kind, value = self._filled({"CITY": "town"}.get(name, name.lower()), code, used)
            return kind, value.upper()
        return getattr(self, "_" + name)(code, used)

    # --- people

    def full_name(self, code):
        """Given and family name, mostly put together anew from those of one country."""
        random = self.random
        if code not in self.people_codes:
            code = random.choice(sorted(self.people_codes))
        figures = self.world.figures[code]
        given, family = random.choice(figures), random.choice(figures)
        if random.random() < 0.3:
            return family
        parts = [random.choice(WOMEN) if random.random() < 0.3 else given[0], family[-1]]
        if random.random() < 0.1:
            parts[-1] = self.coined()
        if random.random() < 0.12:
            parts.insert(1, random.choice(figures)[-1])
        elif random.random() < 0.06:
            parts.insert(1, random.choice("ABCDEFGHJKLMNPRSTW") + ".")
        elif random.random() < 0.05:
            parts[-1] += "-" + random.choice(figures)[-1]
        elif random.random() < 0.06:
            parts[-1:] = random.choice(["al-", "bin ", "de ", "van ", "Abu ", "el-", "dos ", "O'"]).split(" ")[:1] + parts[-1:]
            if parts[-2].endswith(("-", "'")):
                parts[-2:] = [parts[-2] + parts[-1]]
        return parts

    def _person(self, code, used):
        parts = self.full_name(code)
        used.setdefault("families", []).append(parts[-1])
        return "PER", " ".join(parts)

    def _last(self, code, used):
        if used.get("families") and self.random.random() < 0.6:
            return "PER", self.random.choice(used["families"])
        return "PER", self.full_name(code)[-1]

    def _given(self, code, used):
        return "PER", self.full_name(code)[0]

    # --- places

    def town_name(self, code):
        name = self.random.choice(self.world.towns[code])[0]
        return without_accents(name) if self.random.random() < 0.6 else name

    def _town(self, code, used):
        capital = self.world.countries[code]["capital"] if code in self.world.countries else []
        if capital and self.random.random() < 0.2:
            return "LOC", capital[0]
        return "LOC", self.town_name(code)

    def _country_name(self, code):
        return self.world.countries[code]["name"]["common"]

    def _country(self, code, used):
        return "LOC", self._country_name(code)

    def _province(self, code, used):
        province = self.random.choice(self.world.towns[code])[1] or self.town_name(code)
        if self.random.random() < 0.4 and " " not in province:
            province += self.random.choice([" Province", " Region", " Oblast", " State", " District", " County"])
        return "LOC", province

    def _site(self, code, used):
        stem = self.random.choice([self.town_name(code), " ".join(self.full_name(code)), self.full_name(code)[-1]])
        return "LOC", f"{stem} {self.random.choice(SITES)}"

    def _river(self, code, used):
        stem = self.random.choice([self.town_name(code).split()[0], self.coined()])
        return "LOC", self.random.choice([stem + " River", stem, "River " + stem])

    def _bareriver(self, code, used):
        return "LOC", self.random.choice([self.town_name(code), self.coined(), f"{self.coined()} {self.coined()}"])

    def _bareprovince(self, code, used):
        return "LOC", self.random.choice(self.world.towns[code])[1] or self.town_name(code)

    def _canal(self, code, used):
        return "LOC", f"{self.random.choice([self.town_name(code), self.coined()])} {self.random.choice(['Canal', 'Tunnel', 'Pass', 'Reservoir', 'Peninsula', 'Plain', 'Desert', 'Valley', 'Island', 'Islands', 'Strait'])}"  # fmt: skip

    def _lake(self, code, used):
        return "LOC", "Lake " + self.random.choice([self.town_name(code).split()[0], self.coined()])

    def _mountain(self, code, used):
        return "LOC", self.random.choice(["Mount ", "Mt. "]) + self.random.choice([self.full_name(code)[-1], self.coined()])

    def _sea(self, code, used):
        stem = self.random.choice([self.town_name(code), self.coined()])
        return "LOC", self.random.choice(["Gulf of " + stem, stem + " Sea", "Strait of " + stem, "Bay of " + stem])

    def _region(self, code, used):
        return "LOC", self.random.choice(REGIONS)

    # --- organisations

    def coined(self):
        random = self.random
        name = "".join(random.choice(CONSONANTS) + random.choice(VOWELS) for _ in range(random.choice((2, 2, 3))))
        return (name + random.choice(["", "", "n", "r", "l", "k", "s", "m"])).capitalize()

    def _ministry(self, code, used):
        field = self.random.choice(FIELDS_OF_STATE)
        forms = [f"Ministry of {field}", f"Ministry of {field}", f"{field} Ministry", f"Department of {field}"]
        if self.random.random() < 0.12:
            return "ORG", f"Ministry of {field} of {self._country_name(code)}"
        return "ORG", self.random.choice(forms)

    def _party(self, code, used):
        random = self.random
        two = random.sample(PARTY_WORDS, 2)
        forms = [
            f"{two[0]} Party", f"{two[0]} {two[1]} Party", f"{two[0]} {random.choice(['Front', 'Alliance', 'Union', 'Movement', 'Congress', 'Bloc'])}",
            random.choice(PARTY_LOCAL), random.choice(PARTY_LOCAL) + " Party", f"{two[0]} Party of {self._country_name(code)}",
            "".join(random.choice("ABCDEFGHLMNPRSTU") for _ in range(random.choice((2, 3, 3, 4)))), self.coined(),
            f"Movement for {random.choice(['Change', 'Justice', 'Democracy', 'Freedom', 'National Unity'])}",
            f"{self.world.demonym(code)} {two[0]} Party" if self.world.demonym(code) else f"{two[1]} Party",
        ]  # fmt: skip
        return "ORG", random.choice(forms)

    def _company(self, code, used):
        random = self.random
        stem = random.choice([self.town_name(code), self.full_name(code)[-1], self.coined(), self.coined()])
        trade = random.choice(COMPANY_TRADES)
        forms = [
            f"{stem} {trade}", f"{stem} {trade} {random.choice(COMPANY_ENDS)}", f"{stem} {random.choice(COMPANY_ENDS)}",
            f"{stem}{trade.lower()}", stem if stem.isalpha() and random.random() < 0.3 else self.coined() + random.choice(["com", "tel", "gaz", "neft", "bank", "tech", "corp", "air"]),
            f"{self._country_name(code)} {trade}", f"{random.choice(['Air', 'Banco', 'Grupo', 'Bank', 'PT', 'Compañía', 'Société', 'National', 'First', 'Royal', 'Al'])} {stem}",
            random.choice(self.world.companies), f"{stem} & {self.full_name(code)[-1]}",
        ]  # fmt: skip
        return "ORG", random.choice(forms)

    def _bank(self, code, used):
        random = self.random
        country = self._country_name(code)
        forms = ["Central Bank", f"Bank of {country}", f"National Bank of {country}", f"Central Bank of {country}", f"{self.coined()} Bank", f"{self.town_name(code)} Bank", f"Reserve Bank of {country}"]  # fmt: skip
        return "ORG", random.choice(forms)

    def _fund(self, code, used):
        return "ORG", self.random.choice([f"{self.coined()} Fund", "National Welfare Fund", f"{self._country_name(code)} Investment Fund", "Sovereign Wealth Fund", "National Pension Fund"])  # fmt: skip

    def _club(self, code, used):
        random = self.random
        town = self.town_name(code)
        start = random.choice(CLUB_STARTS)
        joined = start + town if start.endswith("-") else f"{start} {town}"
        return "ORG", random.choice([joined, f"{town} {random.choice(CLUB_WORDS)}", f"{town} {random.choice(CLUB_WORDS)}", f"{random.choice(CLUB_STARTS[5:]).rstrip('-')} {self.coined()}"])  # fmt: skip

    def _clubshort(self, code, used):
        return "ORG", self.random.choice([self.town_name(code), self.town_name(code), self.random.choice(CLUB_WORDS[7:]), self._club(code, used)[1]])  # fmt: skip

    def _media(self, code, used):
        random = self.random
        stem = random.choice([self.town_name(code), self._country_name(code), "Daily", "Radio", "Morning", self.coined()])
        return "ORG", random.choice([random.choice(MEDIA_LOCAL), random.choice(MEDIA_LOCAL), f"{stem} {random.choice(MEDIA_ENDS)}", f"Radio {self.town_name(code)}"])  # fmt: skip

    def _journal(self, code, used):
        return "ORG", self.random.choice(["Nature", "Science", "The Lancet", "Cell", "Water Research", "Geology", "PLOS One"])

    def _university(self, code, used):
        town, country = self.town_name(code), self._country_name(code)
        return "ORG", self.random.choice([f"University of {town}", f"{town} University", f"{town} State University", f"National University of {country}", f"{self.full_name(code)[-1]} University", f"{town} Institute of Technology", f"Universidad de {town}", f"{town} Medical School"])  # fmt: skip

    def _institute(self, code, used):
        cause, town = self.random.choice(NGO_CAUSES), self.town_name(code)
        return "ORG", self.random.choice([f"Institute for {cause}", f"Centre for {cause}", f"{town} Institute", f"{self.full_name(code)[-1]} Institute", f"{town} Policy Centre", f"Institute of {self.random.choice(['Hydrology', 'Economics', 'Oceanography', 'Geography', 'History', 'Tropical Medicine'])}"])  # fmt: skip

    def _hospital(self, code, used):
        return "ORG", self.random.choice([f"{self.town_name(code)} Hospital", f"{self.full_name(code)[-1]} Hospital", f"{self.town_name(code)} General Hospital", f"{self.town_name(code)} Medical Centre"])  # fmt: skip

    def _museum(self, code, used):
        return "ORG", self.random.choice([f"{self.town_name(code)} Museum", f"National Museum of {self._country_name(code)}", f"{self.full_name(code)[-1]} Museum"])  # fmt: skip

    def _church(self, code, used):
        return "LOC", self.random.choice([f"{self.full_name(code)[-1]} Mosque", f"St. {self.full_name(code)[0]} Cathedral", f"{self.town_name(code)} Temple"])  # fmt: skip

    def _ngo(self, code, used):
        random = self.random
        cause = random.choice(NGO_CAUSES)
        made = f"{random.choice(NGO_STARTS)} {cause}".replace("Friends ", "Friends of ")
        return "ORG", random.choice([random.choice(NGO_KNOWN), made, made + " in " + self._country_name(code), f"{self.coined()} Foundation", f"{self.full_name(code)[-1]} Foundation", f"{self._country_name(code)} {cause.replace('the ', '')} Network"])  # fmt: skip

    def _armed(self, code, used):
        random = self.random
        made = f"{random.choice(ARMED_WORDS)} {random.choice(['Liberation ', ''])}{random.choice(ARMED_ENDS)}"
        return "ORG", random.choice([random.choice(ARMED_LOCAL), random.choice(ARMED_LOCAL), made, f"{self.town_name(code)} {random.choice(ARMED_ENDS)}", made + " of " + self._country_name(code)])  # fmt: skip

    def _army(self, code, used):
        country = self._country_name(code)
        return "ORG", self.random.choice([f"{country} Armed Forces", "National Army", "Defence Forces", f"{country} Defence Force", "Revolutionary Guard", "Air Force", "Presidential Guard"])  # fmt: skip

    def _police(self, code, used):
        return "ORG", self.random.choice(["National Police", f"{self._country_name(code)} Police Service", "Federal Police", f"{self.town_name(code)} Police Department", "Criminal Investigation Department"])  # fmt: skip

    def _court(self, code, used):
        court = self.random.choice(COURTS)
        return "ORG", self.random.choice([court, court, f"{self.town_name(code)} District Court", f"{self.town_name(code)} {court}"])

    def _agency(self, code, used):
        agency = self.random.choice(AGENCIES)
        return "ORG", self.random.choice([agency, agency, f"{self._country_name(code)} {agency}", f"{agency} of {self._country_name(code)}"])  # fmt: skip

    def _union(self, code, used):
        union = self.random.choice(UNIONS)
        return "ORG", self.random.choice([union, "National " + union, f"{self._country_name(code)} {union}", f"{self.town_name(code)} {union}"])  # fmt: skip

    def _federation(self, code, used):
        sport, country = self.random.choice(SPORTS), self._country_name(code)
        return "ORG", self.random.choice([f"{sport} Federation", f"{sport} {country}", f"{country} {sport} Federation", f"{country} {sport} Association", "FIFA", "UEFA", "IAAF", "IOC", "AFC", "CAF"])  # fmt: skip

    def _igo(self, code, used):
        return "ORG", self.random.choice(self.world.international_organisations)

    def _orchestra(self, code, used):
        stem = self.random.choice([self.town_name(code), self.coined(), self.full_name(code)[-1], "National"])
        return "ORG", f"{stem} {self.random.choice(['Philharmonic', 'Symphony Orchestra', 'Opera', 'Ballet', 'Choir', 'Quartet', 'Theatre Company'])}"  # fmt: skip

    def _commission(self, code, used):
        field = self.random.choice(FIELDS_OF_STATE)
        return "ORG", self.random.choice([f"{field} Commission", f"Commission for {field}", f"{self._region(code, used)[1].removeprefix('the ')} {self.random.choice(['Tuna', 'River', 'Development', 'Trade', 'Press'])} {self.random.choice(['Commission', 'Council', 'Forum', 'Authority'])}", f"National Council for {self.random.choice(NGO_CAUSES)}", "European Commission", "Truth and Reconciliation Commission"])  # fmt: skip

    def _localbody(self, code, used):
        random = self.random
        return "ORG", random.choice([f"{self.coined()} {self.coined()}", f"{self.coined()} {self.full_name(code)[0]}", f"{random.choice(PARTY_LOCAL)} {self.coined()}", f"{self.town_name(code)} {self.coined()}", self.coined(), f"{random.choice(CONVENTIONAL_WORDS)} {random.choice(WORK_WORDS)}", f"{self.coined()} al-{self.coined()}", f"Fundación {self.coined()}", f"Casa {self.full_name(code)[0]}", f"{self.coined()} de {self.town_name(code)}"])  # fmt: skip

    def _acronym(self, code, used):
        if self.random.random() < 0.5:
            return "ORG", self.random.choice(self.known_acronyms)
        return "ORG", "".join(self.random.choice("ABCDEFGHIJLMNOPRSTUVW") for _ in range(self.random.choice((3, 3, 4, 4, 5))))

    def _mediaone(self, code, used):
        return "ORG", self.random.choice([self.coined(), self.random.choice(MEDIA_LOCAL), self.random.choice(CONVENTIONAL_WORDS), self.random.choice(MEDIA_ENDS[:11])])  # fmt: skip

    # --- everything else

    def _thing(self, code, used):
        return None, self.random.choice(self.things)

    def _exercise(self, code, used):
        two = self.random.sample(CONVENTIONAL_WORDS + WORK_WORDS, 2)
        return "MISC", self.random.choice([" ".join(two), "Operation " + two[0], f"{two[0]} {self.random.randint(10, 26)}"])

    def _ethnic(self, code, used):
        return "MISC", self.random.choice([self.coined(), self.random.choice(LANGUAGES), "Fulani", "Tuareg", "Hutu", "Masai", "Oromo", "Rohingya", "Kurdish", "Mapuche", "Dinka", "Hazara", "Pashtun", "Tatar", "Uyghur", "Roma"])  # fmt: skip

    def _holiday(self, code, used):
        return "MISC", self.random.choice(HOLIDAYS)

    def _pact(self, code, used):
        return "MISC", self.random.choice(["Free Trade Agreement", "Friendship Treaty", "Border Agreement", "Trade Pact"])

    def _acronymmisc(self, code, used):
        return "MISC", "".join(self.random.choice("ABCEFMNPSTU") for _ in range(4))

    def _people(self, code, used):
        return "MISC", self.world.demonym(code) or "African"

    def _people_plural(self, code, used):
        word = self.world.demonym(code) or "Kurd"
        return "MISC", word + "s" if word[-1] in "nitk" else word

    def _language(self, code, used):
        if self.random.random() < 0.35:
            return "MISC", self.coined()
        return "MISC", self.random.choice(LANGUAGES)

    def _event(self, code, used):
        return "MISC", self.random.choice([self.random.choice(EVENTS), f"{self.random.randint(1990, 2026)} {self.random.choice(EVENTS[:4])}", f"Battle of {self.town_name(code)}"])  # fmt: skip

    def _cup(self, code, used):
        return "MISC", self.random.choice([f"{self.coined()} Cup", "Champions League", f"{self._country_name(code)} Cup", "Premier League", "Davis Cup", "Super League", "Confederation Cup"])  # fmt: skip

    def _summit(self, code, used):
        return "MISC", self.random.choice([f"{self.town_name(code)} Summit", "G20 Summit", f"{self.town_name(code)} Forum", "Silk Road Forum", "COP27", "World Water Forum", "Economic Forum"])  # fmt: skip

    def _treaty(self, code, used):
        return "MISC", self.random.choice([f"{self.town_name(code)} Agreement", f"{self.town_name(code)} Accord", f"Treaty of {self.town_name(code)}", f"{self.town_name(code)} Protocol", "Geneva Conventions", "Charter of Fundamental Rights"])  # fmt: skip

    def _law(self, code, used):
        field = self.random.choice(FIELDS_OF_STATE)
        return "MISC", self.random.choice([f"{field} Act", f"{field} Code", f"Law on {field}", "Criminal Code", "Press Law", "Budget Act", "Water Act"])  # fmt: skip

    def _programme(self, code, used):
        stem = self.random.choice([self.coined(), "Green", "Digital", "New", "Great", "Clean"])
        return "MISC", self.random.choice([f"{stem} {self.random.choice(WORK_WORDS)} Programme", f"{stem} {self.random.choice(WORK_WORDS)} initiative", f"Vision {self.random.randint(2025, 2050)}", f"Operation {self.random.choice(WORK_WORDS)} {self.random.choice(WORK_WORDS)}", f"{self.coined()} {self.random.randint(2025, 2040)}"])  # fmt: skip

    def _product(self, code, used):
        return "MISC", self.random.choice([f"{self.coined()} {self.random.choice(['X', 'S', 'A', 'MK', 'Q'])}{self.random.randint(1, 90)}", f"{self.coined()}-{self.random.randint(1, 4)}", self.coined(), "Boeing 737", "Toyota Hilux", "AK-47", "MiG-29", "iPhone"])  # fmt: skip

    def _work(self, code, used):
        one, two = self.random.sample(WORK_WORDS, 2)
        return "MISC", self.random.choice([f"The {one} and the {two}", f"{one} of {two}", f"The {two}", f"A {one} in {self.town_name(code)}", self.coined()])  # fmt: skip

    def _award(self, code, used):
        return "MISC", self.random.choice([f"{self.full_name(code)[-1]} Prize", f"Golden {self.random.choice(WORK_WORDS)}", "Nobel Peace Prize", f"Order of {self.full_name(code)[-1]}", f"{self.town_name(code)} Award"])  # fmt: skip

    def _festival(self, code, used):
        return "MISC", self.random.choice([f"{self.town_name(code)} Film Festival", f"{self.town_name(code)} Biennale", f"{self.coined()} Festival", f"{self.town_name(code)} Book Fair"])  # fmt: skip


def marked_words(text, spans):
    """(words, tags) of a text with marked stretches."""
    words, tags = [], []
    for start, end in token_offsets(text):
        span = next((s for s in spans if s[0] <= start < s[1]), None)
        words.append(text[start:end])
        tags.append("O" if span is None else ("B-" if span[0] == start else "I-") + span[2])
    return words, tags
