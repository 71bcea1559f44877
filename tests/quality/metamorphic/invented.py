"""Names for conversations that are rewritten: invented ones that no list has, words, and common ones of other languages.

All of them were made up or are common given and family names, written down by hand; nobody in particular is meant.
"""

import pathlib
import re

LISTS = pathlib.Path(__file__).resolve().parents[3] / "rules" / "lists"


def listed_words():
    """Every word that the lists of names and words have, in lower case."""
    known = set()
    for name in ("first-names", "surnames", "words", "function-words", "name-cues", "language-words"):
        for line in (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            known.add(line.split("\t")[-1 if name == "language-words" else 0].casefold())
    return known


# Beginnings, middles and ends of given names, then ends of family names, by language.
SYLLABLES = {
    "en": ("Bre Tha Fe Co Ma E Ta Jo Ka We De He La Ky Ru Si Ve Za Bria Do Ga Tre", "ri la no lo sa vi", "vric len lena dris vra mina thon wick lory neth", "worthy stoke bridger hurst stead mead lowe"),
    "de": ("Al Ber Ger Hel Wol Ot Lu Il Tru Gre Hei Kun", "ma tra li ga wi de", "lind brun wig tine hilde mund ga fred", "mecker hauber brink stötter mühler gruber"),
    "nl": ("Ge Wie Jo Fen Ma Ti Sie Lo Bo Ey", "le re te ne me we", "tske brecht ke nou linde wout tje", "stra kamper huizer velder dijker"),
    "sv": ("Tor Ing Sol Ei Gun Ha Al Vi Sve", "ve ma la bi ri", "veig dis björna vald rik tora nild", "qvister strandh lunder backe hagh"),
    "fr": ("Ari Clo Mau Sy E Gui Hé Ma Ro Oli", "la ri na vé di tho", "lette vaine rois lienne velin daudry", "gnac vereau tillon marchet lanois"),
    "es": ("Al Be Ce Dio Fe Ga Ire Lu Ma Ne Os Ru Sa Te Yo", "li ra ni do ma vi", "dina berto sinda vela raldo quina", "riaga bendo quero zurra mondez"),
    "it": ("Al Be Ce Do Fa Gi Lo Ma Ni Or Ro Sa Vi", "de li ra mi no vi", "rella pino nisa lberto delia vando", "zzari nelli gotti venti sconi"),
    "pl": ("Bo Ce Do Ja Ka Lu Mi Ra Sta Wi Zo Dzi", "gu li ro mi wo ny", "sława mira brosza nisz dan", "wińcza kiewicz lecka szewik"),
    "tr": ("Al Ba Ce De El Fi Gü Ha Il Me Nu Se Tu", "ka ne ri lü se na", "yven gülay dinur tuğra berin", "oğulca demirel kayan soyak"),
    "id": ("Su Wi Ra Di Pra Ku Ha Ye Nu Tri", "ra di na ti wa ka", "wantri jono ningrat sanda lestra", "kusumo winarso hartanti"),
    "ru": ("Ве Ла До Ра Ми Све Бо Го Ты", "ли ро да ма ви не", "слава мира рина дей фан", "тченков лянский рухин мыцев"),
    "el": ("Αλ Βε Δη Κλε Μυ Πο Φω", "ρι λα νο μα δε", "τίνα κλης δώρα μένης", "όγλου πουλάκη ιάδης"),
    "hi": ("अ क ग त न प म र व स ह", "रि ला वे शा नी धु", "ंत्रा ज्ञीता ल्विन ंदुल व्या", "वाड़ेकर ठाकरी मलोत्र"),
    "bn": ("অ ক ত ন প ম র শ", "রি লা মে শু নি", "ন্ত্রা জিতু ল্লোল", "বর্ধন তালুকী"),
    "ar": ("را نو ما سا وا با جا", "هي دو ني لي رو مي", "دين سام ناز لاء تيم", "الخروبي الزعيتري المدهون"),
    "he": ("א ב ג נ ר ש ת", "לי רו דנ מי", "נור ביה תאל ריה", "בצלאלזון רימונטל"),
    "th": ("พิม ณัฏ ธัญ ปุญ วริ", "ชา ดา นิ รา", "ษร ภัค วรี ธิดา", "สุขเกษมวง ทองอำไพ"),
    "ta": ("க த ந ம வ ர", "லை ரு மு ணி", "செல்வி நிலன் வதி", "முத்தரசு"),
    "vi": ("Quy Thuy Nghi Khuy Loa Hoạ", "", "ên ểm ết ờn ậu", "Giáp Khiếu Nhữ Tiếu"),
    "hu": ("Bo Csi Em Ger Zsó Il", "li ra gö ne", "lkény dikó mér linka", "vághi kösy ődi"),
}
CYRILLIC = {"ru", "uk", "bg", "sr", "kk"}
LIKE = {"uk": "ru", "bg": "ru", "sr": "ru", "kk": "ru", "pt": "es", "pt-BR": "es", "ca": "es", "ro": "it", "cs": "pl", "sk": "pl", "hr": "pl",
        "sl": "pl", "lt": "pl", "lv": "pl", "da": "sv", "nb": "sv", "fi": "hu", "et": "hu", "ms": "id", "tl": "id", "sw": "id", "fa": "ar", "ur": "ar",
        "te": "hi"}
# One character each: family names, given names. Common characters in unusual pairs: the structure, not the list, shows the name.
CHARACTERS = {
    "zh": ("蒋沈韩曹彭曾萧田董袁潘于余叶程魏", "筠蔚澜岑珩霁晗钰璟翊菡骞昱衍禾"),
    "ko": ("강조윤장임한오서신권황안송류전홍", "율담겸솔봄새결온샘늘찬별"),
    "ja": ("藤森岡島宮沢谷杉辻堀", "凪颯澪紬栞楓蒼遥"),
}
WORD_NAMES = ("Summer Rusty Penny Hunter Wren Autumn Chase Skye Drew Ivy Ruby Jade Sage Pearl Reed Dale Cliff Heather "
              "Brook Glen Lance Violet Wade Daisy Aurora Forrest Hazel Willow Clay Rocky Sunny Chance Joy Olive").split()
INVENTED_PERSONAS = ("Zhaeltor Mirroweth Kaldrix Ysolvane Thornquill Vexamira Oru-Tal Brindlemaw Serathiel Nyxara Quorvan Ashkelon "
                     "Lumiveth Draxxus Eilonwe Fenmarch").split()
ORDINARY_PERSONAS = ("Marcus Webb|Hannah Price|Daniel Cole|Laura Finch|Ethan Brooks|Claire Dawson|Nathan Reid|Emily Carter|Jonas Hale|"
                     "Sofia Bennett|Victor Lang|Grace Holloway").split("|")
# Known at large; the first are in rules/lists/public-figures.txt, the others are not.
PUBLIC_LISTED = "Taylor Swift|Barack Obama|Lionel Messi|Albert Einstein|Freddie Mercury|Marie Curie|Stephen King|Serena Williams".split("|")
PUBLIC_UNLISTED = ("Ignaz Semmelweis|Hedwig Bollhagen|Emmy Noether|Lise Meitner|Sojourner Truth|Rachel Carson|Ernest Shackleton|"
                   "Katherine Johnson").split("|")

# Common given names, then family names, by where they are common; in Latin letters but for the last four.
COMMON = {
    "pl": ("Agnieszka Tomasz Katarzyna Piotr Magda Krzysztof", "Kowalczyk Wiśniewska Nowicki Zielińska"),
    "in": ("Priyanka Rohit Ananya Vikram Sunita Arjun", "Sharma Iyer Chatterjee Reddy"),
    "ng": ("Chidinma Emeka Ngozi Tunde Folake Obinna", "Okonkwo Adeyemi Balogun Eze"),
    "vi": ("Linh Hương Dũng Phương Tuấn Thảo", "Nguyễn Trần Phạm Đặng"),
    "tr": ("Ayşe Mehmet Zeynep Emre Elif Burak", "Yılmaz Demir Şahin Aydın"),
    "es": ("Guadalupe Javier Lucía Álvaro Rocío Diego", "Hernández Jiménez Castillo Vázquez"),
    "ja": ("Haruka Takumi Yui Kenji Sakura Daichi", "Tanaka Watanabe Kobayashi Matsumoto"),
    "ar": ("Fatima Youssef Layla Omar Nour Khaled", "Haddad Mansour Khalil Najjar"),
    "cyrl": ("Нурлан Айгуль Тимур Зарина Ашот Гюзель", "Ахметов Карапетян Бекова Гасанов"),
    "hang": ("마이클 사라 알렉스 나탈리", "스미스 존슨"),
    "han": ("迈克尔 莎拉 亚历克斯 安娜", "史密斯 约翰逊"),
    "kana": ("マイケル サラ アレックス ナタリー", "スミス ジョンソン"),
}


def script_of(word):
    for char in word:
        code = ord(char)
        if 0x400 <= code < 0x530:
            return "cyrl"
        if 0xAC00 <= code < 0xD7B0:
            return "hang"
        if 0x3040 <= code < 0x3100:
            return "kana"
        if 0x4E00 <= code < 0xA000 or 0x3400 <= code < 0x4DC0:
            return "han"
        if code >= 0x370 and code not in range(0x1E00, 0x2000) and char.isalpha():
            return "other"
    return "latin"


class Inventor:
    """Names by rule that stand in none of our lists; the same for the same seed."""

    def __init__(self):
        self.known = listed_words()

    def name(self, language, family, rng):
        begins, middles, ends, families = SYLLABLES[LIKE.get(language, language) if LIKE.get(language, language) in SYLLABLES else "en"]
        for _ in range(200):
            made = rng.choice(begins.split())
            if middles and (family or rng.random() < 0.7):
                made += rng.choice(middles.split())
            made += rng.choice((families if family else ends).split())
            made = re.sub(r"(.)\1\1+", r"\1\1", made)
            if made.casefold() not in self.known:
                return made
        raise RuntimeError(f"no name left for {language}")

    def onset(self, language, rng):
        """A beginning to set before the end of a name that is inflected."""
        begins, middles, _, _ = SYLLABLES[LIKE.get(language, language) if LIKE.get(language, language) in SYLLABLES else "en"]
        return rng.choice(begins.split()) + (rng.choice(middles.split()) if middles else "")
