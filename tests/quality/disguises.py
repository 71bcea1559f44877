"""Ways in which people hide a value, or give it in parts: each turns a plain value into pieces.

A disguise takes a value and a random generator and gives a list of messages of one person, each a list of pieces; a
piece is text that belongs to the value (a `Part`) or that does not (a plain str).  None: it says nothing of this value.
Between two messages the other speaks.  The words of other languages are common knowledge and written by hand.
"""

import re


class Part(str):
    """Text of the value itself."""


ENGLISH = "zero one two three four five six seven eight nine".split()
DIGIT_WORDS = {
    "en": ENGLISH,
    "de": "null eins zwei drei vier fünf sechs sieben acht neun".split(),
    "fr": "zéro un deux trois quatre cinq six sept huit neuf".split(),
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve".split(),
    "it": "zero uno due tre quattro cinque sei sette otto nove".split(),
    "pt": "zero um dois três quatro cinco seis sete oito nove".split(),
    "nl": "nul een twee drie vier vijf zes zeven acht negen".split(),
    "pl": "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć".split(),
    "ru": "ноль один два три четыре пять шесть семь восемь девять".split(),
    "tr": "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split(),
    "sv": "noll ett två tre fyra fem sex sju åtta nio".split(),
    "ro": "zero unu doi trei patru cinci șase șapte opt nouă".split(),
    "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan".split(),
    "el": "μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα".split(),
    "fi": "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän".split(),
    "cs": "nula jedna dva tři čtyři pět šest sedm osm devět".split(),
    "hu": "nulla egy kettő három négy öt hat hét nyolc kilenc".split(),
    "vi": "không một hai ba bốn năm sáu bảy tám chín".split(),
    "uk": "нуль один два три чотири п'ять шість сім вісім дев'ять".split(),
    "ar": "صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split(),
    "hi": "शून्य एक दो तीन चार पांच छह सात आठ नौ".split(),
}
# Without spaces between.
GLUED_DIGITS = {"zh": "零一二三四五六七八九", "zh-yao": "零幺二三四五六七八九", "zh-circle": "〇一二三四五六七八九",
                "zh-bank": "零壹贰叁肆伍陆柒捌玖", "ja": "〇一二三四五六七八九"}
SCRIPT_ZEROS = {"full-width": 0xFF10, "bold": 0x1D7CE, "monospace": 0x1D7F6, "arabic": 0x660, "persian": 0x6F0,
                "devanagari": 0x966, "bengali": 0x9E6, "thai": 0xE50, "tamil": 0xBE6, "burmese": 0x1040}
AT_DOT = {"en": ("at", "dot"), "de": ("ät", "punkt"), "de-klammeraffe": ("klammeraffe", "punkt"), "fr": ("arobase", "point"),
          "es": ("arroba", "punto"), "it": ("chiocciola", "punto"), "pt": ("arroba", "ponto"),
          "nl": ("apenstaartje", "punt"), "pl": ("małpa", "kropka"), "ru": ("собака", "точка"), "tr": ("et", "nokta"),
          "sv": ("snabel-a", "punkt"), "cs": ("zavináč", "tečka"), "hu": ("kukac", "pont"), "ro": ("arond", "punct"),
          "id": ("et", "titik"), "el": ("παπάκι", "τελεία"), "fi": ("miukumauku", "piste"), "da": ("snabel-a", "punktum"),
          "uk": ("равлик", "крапка"), "vi": ("a còng", "chấm"), "he": ("שטרודל", "נקודה"), "ar": ("آت", "دوت"),
          "zh": ("艾特", "点"), "ja": ("アットマーク", "ドット"), "ko": ("골뱅이", "점")}
LATIN_TO_CYRILLIC = str.maketrans("aeopcxyABEHKMOPCTX", "аеорсхуАВЕНКМОРСТХ")
LEET = str.maketrans("aeiost", "431057")
SUPPORT = ("ok", "go on", "mhm", "got it", "and?")


def one(*pieces):
    """A single message."""
    return [[piece for piece in pieces if piece]]


def has_digits(value, least=6):
    return sum(c.isdigit() for c in value) >= least


def ascii_digits(value):
    return re.sub(r"\D", "", value)


def groups_of(value, count):
    """The value in `count` runs, cut at its separators if it has enough of them."""
    body = value
    cuts = [m.start() for m in re.finditer(r"[ ./-]+", body)]
    if len(cuts) >= count - 1 and count > 1:
        chosen = [cuts[round((i + 1) * len(cuts) / count - 0.5) if len(cuts) >= count else i] for i in range(count - 1)]
        if len(set(chosen)) < count - 1:
            chosen = cuts[:count - 1]
    else:
        chosen = [round(len(body) * (i + 1) / count) for i in range(count - 1)]
    edges = [0] + chosen + [len(body)]
    parts = [body[a:b].strip(" ./-") for a, b in zip(edges, edges[1:])]
    return parts if all(parts) else None


# --- characters -------------------------------------------------------------------------------------------------

def inside(sign, every=3):
    def disguise(value, _):
        return one(Part("".join(c + (sign if i % every == every - 1 and i + 1 < len(value) else "")
                                for i, c in enumerate(value))))
    return disguise


def digits_of_script(zero):
    return lambda value, _: one(Part("".join(chr(zero + int(c)) if c.isascii() and c.isdigit() else c for c in value))) \
        if has_digits(value, 1) else None


def full_width(value, _):
    return one(Part("".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)))


def mathematical(value, _):
    def shift(c):
        if "a" <= c <= "z":
            return chr(0x1D41A + ord(c) - 97)
        if "A" <= c <= "Z":
            return chr(0x1D400 + ord(c) - 65)
        return chr(0x1D7CE + int(c)) if c.isascii() and c.isdigit() else c
    return one(Part("".join(map(shift, value))))


def circled(value, _):
    def shift(c):
        if "a" <= c <= "z":
            return chr(0x24D0 + ord(c) - 97)
        if "A" <= c <= "Z":
            return chr(0x24B6 + ord(c) - 65)
        return ("⓪" + "①②③④⑤⑥⑦⑧⑨")[int(c)] if c.isascii() and c.isdigit() else c
    return one(Part("".join(map(shift, value))))


def keycaps(gap="", least=6):
    def disguise(value, _):
        if not has_digits(value, least):
            return None
        return one(Part(gap.join(c + "\ufe0f\u20e3" if c.isascii() and c.isdigit() else c for c in value)))
    return disguise


def look_alike(value, _):
    hidden = value.translate(LATIN_TO_CYRILLIC)
    return one(Part(hidden)) if hidden != value else None


def letter_digits(value, _):
    """O for 0, l for 1."""
    if not has_digits(value):
        return None
    hidden = value.replace("0", "O").replace("1", "l")
    return one(Part(hidden)) if hidden != value else None


def leet(value, _):
    return one(Part(value.translate(LEET)))


def cased(turn):
    def disguise(value, _):
        hidden = getattr(value, turn)()
        return one(Part(hidden)) if hidden != value else None
    return disguise


def spaced(separator, digits_only=False):
    def disguise(value, _):
        if digits_only:
            if not has_digits(value) or re.search(r"[^\d ()+./-]", value):
                return None
            value = ascii_digits(value)
        return one(Part(separator.join(c for c in value if c != " ")))
    return disguise


def regrouped(separator, sizes=(3, 3, 4)):
    """Only digits, in other groups."""
    def disguise(value, _):
        digits = ascii_digits(value)
        if len(digits) < 8 or re.search(r"[^\d ()+./-]", value):
            return None
        groups, at = [], 0
        for size in list(sizes) + [4] * 5:
            if at < len(digits):
                groups.append(digits[at:at + size])
                at += size
        return one(Part(separator.join(groups)))
    return disguise


def reversed_said(value, _):
    if " " in value and not has_digits(value):
        return None
    return one("backwards: ", Part(value[::-1]))


# --- markup -----------------------------------------------------------------------------------------------------

def wrapped(mark):
    return lambda value, _: one(mark, Part(value), mark)


def emphasised_inside(value, _):
    at = len(value) // 2
    while 0 < at < len(value) - 1 and not (value[at - 1].isalnum() and value[at].isalnum()):
        at += 1
    if at >= len(value) - 1:
        return None
    return one(Part(value[:at] + "**" + value[at:at + 2] + "**" + value[at + 2:]))


def backslashes(value, _):
    hidden = re.sub(r"([._@+()-])", r"\\\1", value)
    return one(Part(hidden)) if hidden != value else None


def html_signs(value, _):
    names = {"@": "&commat;", ".": "&#46;", "-": "&#45;", "_": "&lowbar;", "+": "&plus;", " ": "&nbsp;"}
    hidden = "".join(names.get(c, c) for c in value)
    return one(Part(hidden)) if hidden != value else None


def html_all(value, _):
    return one(Part("".join(f"&#{ord(c)};" for c in value)))


def percent(value, _):
    hidden = "".join(c if c.isascii() and c.isalnum() else "".join(f"%{b:02X}" for b in c.encode()) for c in value)
    return one(Part(hidden)) if hidden != value else None


# --- signs in words ---------------------------------------------------------------------------------------------

def signs(at, dot, gap=""):
    def disguise(value, _):
        if "@" not in value[1:]:
            return None
        local, host = value.rsplit("@", 1)
        return one(Part(local + gap + at + gap + host.replace(".", gap + dot + gap)))
    return disguise


def all_signs(at, dot):
    def disguise(value, _):
        if "@" not in value[1:]:
            return None
        names = {"@": f" {at} ", ".": f" {dot} ", "-": " dash ", "_": " underscore ", "+": " plus "}
        return one(Part("".join(names.get(c, c) for c in value)))
    return disguise


def dots(dot):
    def disguise(value, _):
        if "." not in value or "@" in value:
            return None
        return one(Part(re.sub(r"\.(?=\w)", lambda _: dot, value)))
    return disguise


# --- digits in words --------------------------------------------------------------------------------------------

def worded(language, between=" ", grouped="", least=6):
    words = DIGIT_WORDS[language]

    def disguise(value, _):
        if not has_digits(value, least) or re.search(r"[^\d ()+./-]", value):
            return None
        if grouped:
            runs = re.findall(r"\d+", value)
            return one(Part(grouped.join(between.join(words[int(c)] for c in run) for run in runs)))
        return one(Part(between.join(words[int(c)] for c in ascii_digits(value))))
    return disguise


def glued_words(language):
    signs_of = GLUED_DIGITS[language]

    def disguise(value, _):
        if not has_digits(value) or re.search(r"[^\d ()+./-]", value):
            return None
        return one(Part("".join(signs_of[int(c)] for c in ascii_digits(value))))
    return disguise


def mixed_words(language, share=2, between=" "):
    words = DIGIT_WORDS[language]

    def disguise(value, _):
        if not has_digits(value) or re.search(r"[^\d ()+./-]", value):
            return None
        return one(Part(between.join(words[int(c)] if i % share == 0 else c for i, c in enumerate(ascii_digits(value)))))
    return disguise


def doubled(value, _):
    """"double five", "oh" for zero."""
    if not has_digits(value) or re.search(r"[^\d ()+./-]", value):
        return None
    said = [f"{'double' if len(m.group()) == 2 else 'triple'} {'oh' if m.group()[0] == '0' else ENGLISH[int(m.group()[0])]}"
            if len(m.group()) in (2, 3) else " ".join("oh" if c == "0" else ENGLISH[int(c)] for c in m.group())
            for m in re.finditer(r"(\d)\1*", ascii_digits(value))]
    return one(Part(" ".join(said)))


def words_in_groups(value, _):
    """Words for one group, figures for the others: "five five five 0142"."""
    runs = re.findall(r"\d+", value)
    if len(runs) < 2 or re.search(r"[^\d ()+./-]", value) or not has_digits(value):
        return None
    runs[0] = " ".join(ENGLISH[int(c)] for c in runs[0])
    return one(Part(" ".join(runs)))


def glued_english(value, _):
    """fivefivefive."""
    if not has_digits(value) or re.search(r"[^\d ()+./-]", value):
        return None
    return one(Part("".join(ENGLISH[int(c)] for c in ascii_digits(value))))


# --- parts ------------------------------------------------------------------------------------------------------

def in_messages(*leads):
    """A part a message; what is said before each."""
    def disguise(value, _):
        parts = groups_of(value, len(leads))
        return parts and [[lead, Part(part)] if lead else [Part(part)] for lead, part in zip(leads, parts)]
    return disguise


def in_text(*leads):
    def disguise(value, _):
        parts = groups_of(value, len(leads))
        if not parts:
            return None
        pieces = []
        for lead, part in zip(leads, parts):
            pieces += [lead, Part(part)]
        return one(*pieces)
    return disguise


def other_order(value, _):
    parts = groups_of(value, 2)
    return parts and one("ends in ", Part(parts[1]), ", begins with ", Part(parts[0]))


def mail_in_messages(value, _):
    if "@" not in value[1:]:
        return None
    local, host = value.rsplit("@", 1)
    return [[Part(local)], ["at ", Part(host)]]


def mail_first_part(value, _):
    if "@" not in value[1:]:
        return None
    local, host = value.rsplit("@", 1)
    return [["first part: ", Part(local)], ["then ", Part("@" + host)]]


def over_lines(value, _):
    parts = groups_of(value, 3)
    return parts and one(Part("\n".join(parts)))


def over_commas(value, _):
    parts = groups_of(value, 3)
    return parts and one(Part(", ".join(parts)))


def over_dots(value, _):
    parts = groups_of(value, 3)
    return parts and one(Part("... ".join(parts)))


def chain(first, second):
    """The second applied to what the first makes of the value, in as many parts."""
    def disguise(value, random):
        messages = first(value, random)
        if not messages:
            return None
        out = []
        for message in messages:
            out.append([])
            for piece in message:
                if not isinstance(piece, Part):
                    out[-1].append(piece)
                    continue
                again = second(str(piece), random)
                if not again or len(again) != 1:
                    return None
                out[-1] += again[0]
        return out
    return disguise


NUMBERS = ("PHONE_NUMBER", "NATIONAL_ID", "CREDIT_CARD", "IBAN_CODE", "BANK_ACCOUNT")
WORD_NUMBERS = ("PHONE_NUMBER", "NATIONAL_ID", "CREDIT_CARD", "BANK_ACCOUNT")
SHORT = ("EMAIL_ADDRESS", "HANDLE", "VEHICLE_ID", "IP_ADDRESS", "URL", "SECRET", "CRYPTO", "MAC_ADDRESS")
ANY = NUMBERS + SHORT + ("DATE_OF_BIRTH", "STREET_ADDRESS", "POSTAL_CODE", "GEO_COORDINATES")
MAIL = ("EMAIL_ADDRESS",)
HOSTS = ("IP_ADDRESS", "URL")
LETTERS = ("EMAIL_ADDRESS", "HANDLE", "VEHICLE_ID", "IBAN_CODE")
SPLITTABLE = NUMBERS + ("HANDLE", "VEHICLE_ID", "SECRET", "CRYPTO")

# name: (group, entities, disguise)
DISGUISES = {
    "zero-width": ("invisible", ANY, inside("\u200b")),
    "soft-hyphen": ("invisible", ANY, inside("\u00ad")),
    "joiner": ("invisible", ANY, inside("\u2060", 2)),
    "full-width": ("fonts", ANY, full_width),
    "mathematical": ("fonts", ANY, mathematical),
    "circled": ("fonts", NUMBERS + LETTERS, circled),
    "keycaps": ("fonts", WORD_NUMBERS, keycaps()),
    "keycaps-spaced": ("fonts", WORD_NUMBERS, keycaps(" ")),
    "look-alike": ("letters", MAIL + ("HANDLE", "IBAN_CODE", "SECRET", "URL"), look_alike),
    "letters-for-digits": ("letters", ("PHONE_NUMBER", "CREDIT_CARD"), letter_digits),
    "leet": ("letters", ("HANDLE", "EMAIL_ADDRESS"), leet),
    "capitals": ("letters", MAIL + ("HANDLE", "IBAN_CODE", "VEHICLE_ID", "STREET_ADDRESS", "URL"), cased("upper")),
    "small": ("letters", MAIL + ("HANDLE", "IBAN_CODE", "VEHICLE_ID", "STREET_ADDRESS", "URL", "NATIONAL_ID"), cased("lower")),
    "bold": ("markup", ANY, wrapped("**")),
    "quoted": ("markup", ANY, wrapped('"')),
    "code": ("markup", ANY, wrapped("`")),
    "emphasis-inside": ("markup", NUMBERS + MAIL, emphasised_inside),
    "backslashes": ("markup", NUMBERS + MAIL + HOSTS + ("HANDLE",), backslashes),
    "html-signs": ("markup", NUMBERS + MAIL + HOSTS, html_signs),
    "html-all": ("markup", NUMBERS + MAIL, html_all),
    "percent": ("markup", MAIL, percent),
    "reversed": ("order", ("PHONE_NUMBER", "EMAIL_ADDRESS", "HANDLE", "CREDIT_CARD"), reversed_said),
    "ends-begins": ("order", ("PHONE_NUMBER",), other_order),
    # spaced
    "letters-spaced": ("spaced", LETTERS, spaced(" ")),
    "letters-dashed": ("spaced", ("HANDLE", "VEHICLE_ID"), spaced("-")),
    "digits-spaced": ("spaced", WORD_NUMBERS, spaced(" ", True)),
    "digits-dashed": ("spaced", WORD_NUMBERS, spaced("-", True)),
    "digits-dotted": ("spaced", WORD_NUMBERS, spaced(".", True)),
    "digits-slashed": ("spaced", WORD_NUMBERS, spaced("/", True)),
    "digits-underscored": ("spaced", WORD_NUMBERS, spaced("_", True)),
    "digits-commas": ("spaced", WORD_NUMBERS, spaced(", ", True)),
    "digits-starred": ("spaced", WORD_NUMBERS, spaced("*", True)),
    "digits-dots": ("spaced", WORD_NUMBERS, spaced("...", True)),
    "digits-wide": ("spaced", WORD_NUMBERS, spaced("   ", True)),
    "groups-spaced": ("grouped", WORD_NUMBERS, regrouped(" ")),
    "groups-dotted": ("grouped", WORD_NUMBERS, regrouped(".")),
    "groups-dashed": ("grouped", WORD_NUMBERS, regrouped("-")),
    "groups-slashed": ("grouped", WORD_NUMBERS, regrouped("/")),
    "groups-underscored": ("grouped", WORD_NUMBERS, regrouped("_")),
    "groups-commas": ("grouped", WORD_NUMBERS, regrouped(", ")),
    "groups-pairs": ("grouped", WORD_NUMBERS, regrouped(" ", (2, 2, 2, 2, 2, 2, 2, 2))),
    "groups-tilde": ("grouped", WORD_NUMBERS, regrouped(" ~ ")),
    "groups-dots": ("grouped", WORD_NUMBERS, regrouped("...")),
    "groups-lines": ("grouped", WORD_NUMBERS, over_lines),
    # parts
    "two-messages": ("turns", SPLITTABLE, in_messages("", "")),
    "two-then": ("turns", NUMBERS, in_messages("first half: ", "then ")),
    "three-messages": ("turns", NUMBERS, in_messages("", "", "")),
    "three-last": ("turns", NUMBERS, in_messages("starts ", "then ", "and last ")),
    "three-and": ("turns", NUMBERS, in_messages("", "and ", "and ")),
    "last-four": ("turns", ("PHONE_NUMBER", "NATIONAL_ID", "CREDIT_CARD"), in_messages("first ", "last four ")),
    "part-one": ("turns", NUMBERS + ("SECRET", "HANDLE"), in_messages("part 1: ", "part 2: ")),
    "mail-messages": ("turns", MAIL, mail_in_messages),
    "mail-first": ("turns", MAIL, mail_first_part),
    "first-then": ("announced", NUMBERS, in_text("first ", ", then ", ", then ")),
    "starts-ends": ("announced", NUMBERS, in_text("starts with ", ", then ", ", ends ")),
    "begins-and": ("announced", NUMBERS, in_text("begins ", " and ends in ")),
    "and-then": ("announced", NUMBERS, in_text("", " and then ", " and ")),
    "rest-is": ("announced", NUMBERS, in_text("", ", rest is ")),
    "over-commas": ("announced", NUMBERS, over_commas),
    "over-dots": ("announced", NUMBERS, over_dots),
    # signs
    "at-brackets": ("signs", MAIL, signs("(at)", "(dot)")),
    "at-squares": ("signs", MAIL, signs("[at]", "[dot]")),
    "at-squares-spaced": ("signs", MAIL, signs("[at]", "[dot]", " ")),
    "at-spaced-inside": ("signs", MAIL, signs("[ at ]", "[ dot ]", " ")),
    "at-only": ("signs", MAIL, signs("(at)", ".")),
    "at-braces": ("signs", MAIL, signs("{at}", "{dot}")),
    "at-angles": ("signs", MAIL, signs("<at>", "<dot>")),
    "at-capitals": ("signs", MAIL, signs("AT", "DOT", " ")),
    "at-dashes": ("signs", MAIL, signs("-at-", "-dot-")),
    "at-underscores": ("signs", MAIL, signs("_at_", "_dot_")),
    "at-stars": ("signs", MAIL, signs("*at*", "*dot*")),
    "at-sign-brackets": ("signs", MAIL, signs("[@]", "[.]")),
    "at-sign-spaced": ("signs", MAIL, signs("@", ".", " ")),
    "at-at": ("signs", MAIL, signs("(a)", ".")),
    "at-word-dot-sign": ("signs", MAIL, signs("at", ".", " ")),
    "all-signs": ("signs", MAIL, all_signs("at", "dot")),
    "dot-word": ("signs", HOSTS, dots(" dot ")),
    "dot-brackets": ("signs", HOSTS, dots("(dot)")),
    "dot-squares": ("signs", HOSTS, dots("[.]")),
    "dot-spaced": ("signs", HOSTS, dots(" . ")),
    # words
    "words": ("words", WORD_NUMBERS, worded("en")),
    "words-dashed": ("words", WORD_NUMBERS, worded("en", "-")),
    "words-commas": ("words", WORD_NUMBERS, worded("en", ", ")),
    "words-dots": ("words", WORD_NUMBERS, worded("en", "... ")),
    "words-groups": ("words", WORD_NUMBERS, worded("en", " ", ", ")),
    "words-lines": ("words", WORD_NUMBERS, worded("en", " ", "\n")),
    "words-double": ("words", WORD_NUMBERS, doubled),
    "words-mixed": ("words", WORD_NUMBERS, mixed_words("en")),
    "words-mixed-few": ("words", WORD_NUMBERS, mixed_words("en", 3)),
    "words-mixed-glued": ("words", WORD_NUMBERS, mixed_words("en", 2, "")),
    "words-mixed-dashed": ("words", WORD_NUMBERS, mixed_words("en", 2, "-")),
    "words-first-group": ("words", WORD_NUMBERS, words_in_groups),
    "words-glued": ("words", WORD_NUMBERS, glued_english),
    "words-capitals": ("words", WORD_NUMBERS, chain(worded("en"), cased("upper"))),
    # chains
    "full-width-spaced": ("chains", WORD_NUMBERS, chain(digits_of_script(0xFF10), spaced(" "))),
    "full-width-mail-spaced": ("chains", MAIL, chain(full_width, spaced(" "))),
    "zero-width-words": ("chains", WORD_NUMBERS, chain(worded("en"), inside("\u200b", 4))),
    "bold-words": ("chains", WORD_NUMBERS, chain(worded("en"), mathematical)),
    "at-brackets-zero-width": ("chains", MAIL, chain(signs("(at)", "(dot)"), inside("\u200b", 4))),
    "at-capitals-bold": ("chains", MAIL, chain(signs("AT", "DOT", " "), mathematical)),
    "arabic-spaced": ("chains", WORD_NUMBERS, chain(digits_of_script(0x660), spaced(" "))),
    "dashed-bold": ("chains", WORD_NUMBERS, chain(spaced("-", True), mathematical)),
}
TWO, THREE = in_messages("", ""), in_messages("", "and ", "and ")
DISGUISES.update({
    "two-full-width": ("chains-turns", NUMBERS, chain(TWO, full_width)),
    "two-zero-width": ("chains-turns", NUMBERS, chain(TWO, inside("\u200b", 2))),
    "two-keycaps": ("chains-turns", WORD_NUMBERS, chain(TWO, keycaps(least=1))),
    "two-arabic": ("chains-turns", WORD_NUMBERS, chain(TWO, digits_of_script(0x660))),
    "two-spaced": ("chains-turns", WORD_NUMBERS, chain(TWO, spaced(" "))),
    "two-words": ("chains-turns", WORD_NUMBERS, chain(TWO, worded("en", least=1))),
    "three-full-width": ("chains-turns", NUMBERS, chain(THREE, full_width)),
    "announced-full-width": ("chains-turns", NUMBERS, chain(in_text("first ", ", then "), full_width)),
})
for language in DIGIT_WORDS:
    if language != "en":
        DISGUISES["words-" + language] = ("words-world", ("PHONE_NUMBER",), worded(language))
        DISGUISES["mixed-" + language] = ("words-world", ("PHONE_NUMBER",), mixed_words(language))
for language in GLUED_DIGITS:
    DISGUISES["glued-" + language] = ("words-world", ("PHONE_NUMBER", "NATIONAL_ID"), glued_words(language))
for script, zero in SCRIPT_ZEROS.items():
    DISGUISES["digits-" + script] = ("scripts", WORD_NUMBERS + ("POSTAL_CODE", "DATE_OF_BIRTH"), digits_of_script(zero))
for language, (at, dot) in AT_DOT.items():
    if language != "en":
        DISGUISES["at-" + language] = ("signs-world", MAIL, signs(at, dot, " "))
DISGUISES["at-plain"] = ("signs", MAIL, signs("at", "dot", " "))
