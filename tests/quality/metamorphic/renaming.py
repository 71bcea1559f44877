"""Other names for the people, personas and public figures of a conversation, consistently in all of it."""

import random
import re

import invented
from rewriting import cased_like, pieces_in, rewritten, words_of

INFLECTED = {"ru", "uk", "bg", "sr", "pl", "cs", "sk", "hr", "sl", "lt", "lv", "fi", "et", "hu", "tr", "el", "ro", "kk"}


def seeded(chat, what):
    return random.Random(f"{chat.id}/{what}")


def collapsed(word):
    return re.sub(r"(.)\1+", r"\1", word)


def is_plain(text):
    """A name in words: nothing spelled, disguised or glued."""
    return bool(re.fullmatch(r"[^\W\d_]{2,}(?:[ ,.'’\n-]+[^\W\d_]+)*\.?", text))


def shared_prefix(one, other):
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return size


def families_of_words(words, inflected):
    """Words that are forms of one name: the most frequent first; in cases, shortened or drawn out."""
    groups = []
    for word in sorted(words, key=lambda w: (-words[w], -len(w), w)):
        for group in groups:
            head = group[0]
            shared = shared_prefix(word, head)
            near = min(len(word), len(head)) - (2 if inflected else 1)
            if (collapsed(word) == collapsed(head) or (shared >= 3 and shared == min(len(word), len(head)))
                    or (shared >= 4 and shared >= near)):
                group.append(word)
                break
        else:
            groups.append([word])
    return groups


def form_of(word, head, new_head):
    """What `word` is to `head`, of `new_head`."""
    if word == head:
        return new_head
    if collapsed(word) == collapsed(head):
        return new_head + new_head[-1] * max(1, len(word) - len(head))
    stem = shared_prefix(word, head)
    kept = len(new_head) - (len(head) - stem)
    if stem == len(word):
        kept = max(3, kept)
    return new_head[:max(2, kept)] + word[stem:]


def rename_words(chat, chosen, make):
    """Each word of the pieces that `chosen` says gets another, by `make(word, is_family)`; None: cannot."""
    counts, family = {}, set()
    for _, piece in pieces_in(chat):
        if not chosen(piece):
            continue
        if not is_plain(piece.text):
            return None
        words = [word.casefold() for word in words_of(piece.text)]
        for position, word in enumerate(words):
            counts[word] = counts.get(word, 0) + 1
            if position and len(words) > 1:
                family.add(word)
    if not counts:
        return None
    fixed = {"von", "van", "der", "den", "del", "dos", "das", "de", "da", "di", "bin", "al", "la", "le", "el", "bint", "ibn", "abu", "e", "y"}
    table, taken = {}, set()
    groups = families_of_words({word: n for word, n in counts.items() if word not in fixed and len(word) > 1}, chat.lang in INFLECTED)
    for group in groups:
        for _ in range(50):
            new = make(group[0], group[0] in family)
            if new is None:
                return None
            if new.casefold() not in taken:
                break
        taken.add(new.casefold())
        for word in group:
            table[word] = form_of(word, group[0], new)

    def renamed(match):
        word = match[0]
        new = table.get(word.casefold())
        if new is None:
            return word
        return cased_like(word, new[:1].upper() + new[1:])

    tangled = [(old, new) for old, new in table.items() if len(old) > 3]

    def change(_, pieces):
        for piece in pieces:
            if chosen(piece):
                piece.text = re.sub(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", renamed, piece.text)
            elif piece.entity in ("EMAIL_ADDRESS", "HANDLE", "URL"):
                for old, new in tangled:
                    if new.isascii():
                        piece.text = re.sub(re.escape(old), cased_like(old, new.lower()), piece.text, flags=re.IGNORECASE)
        return pieces

    return rewritten(chat, change)


def is_person(piece):
    return piece.entity == "PERSON" and piece.kind in ("gold", "optional")


def people_invented(inventor):
    def apply(chat):
        rng = seeded(chat, "invented")
        if chat.lang[:2] in invented.CHARACTERS:
            return by_characters(chat, rng)

        def make(word, family):
            script = invented.script_of(word)
            language = chat.lang if script != "latin" or chat.lang not in invented.CYRILLIC | {"ar", "he", "hi", "th", "ta", "fa", "el", "bn"} else "en"
            if script == "cyrl" and language not in invented.CYRILLIC:
                language = "ru"
            if script in ("han", "kana", "hang"):
                return None
            if chat.lang in INFLECTED and len(word) > 4:
                for _ in range(50):
                    made = (inventor.onset(language, rng) + word[-3:]).casefold()
                    if made not in inventor.known:
                        return made.capitalize()
            return inventor.name(language, family, rng)

        return rename_words(chat, is_person, make)

    return apply


def by_characters(chat, rng):
    """Chinese, Japanese and Korean: other characters, the same for the same."""
    family, given = invented.CHARACTERS[chat.lang[:2]]
    longest = {}
    for _, piece in pieces_in(chat):
        if is_person(piece):
            if not re.fullmatch(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}", piece.text):
                return None
            longest[piece.text] = None
    if not longest:
        return None
    heads = {text[0] for text in longest if len(text) >= 3}
    keep = set("小老阿大")
    table = {}
    for text in sorted(longest, key=lambda t: (-len(t), t)):
        for at, char in enumerate(text):
            if char in table or char in keep:
                continue
            pool = [c for c in (family if char in heads and at == 0 else given) if c not in table.values()]
            if not pool:
                return None
            table[char] = rng.choice(pool)

    def change(_, pieces):
        for piece in pieces:
            if is_person(piece):
                piece.text = "".join(table.get(char, char) for char in piece.text)
        return pieces

    return rewritten(chat, change)


def people_are_words(chat):
    if chat.lang != "en":
        return None
    rng = seeded(chat, "words")
    said = " ".join(text for who, text in ((who, str(piece.text)) for who, piece in pieces_in(chat))).casefold()
    free = [name for name in invented.WORD_NAMES if not re.search(rf"\b{name.casefold()}", said)]
    inventor = invented.Inventor.shared

    def make(_, family):
        if family:
            return inventor.name("en", True, rng)
        return rng.choice(free) if free else None

    return rename_words(chat, is_person, make)


def people_of_elsewhere(chat):
    """Common names of another language, in letters that the names had."""
    rng = seeded(chat, "elsewhere")
    own = {"pl": "pl", "hi": "in", "vi": "vi", "tr": "tr", "es": "es", "pt": "es", "pt-BR": "es", "ar": "ar", "ja": "ja"}.get(chat.lang)
    latin = rng.choice([key for key in invented.COMMON if key not in ("cyrl", "hang", "han", "kana", own)])

    def make(word, family):
        script = invented.script_of(word)
        if script == "other":
            return None
        if chat.lang == "ja" and script in ("han", "kana"):
            script = "kana"
        key = latin if script == "latin" else script
        return rng.choice(invented.COMMON[key][1 if family else 0].split())

    if chat.lang in ("zh", "zh-TW", "ja", "ko"):
        return whole_names_of_elsewhere(chat, rng)
    return rename_words(chat, is_person, make)


def whole_names_of_elsewhere(chat, rng):
    """Where names are written without spaces, each mark gets one name."""
    key = {"zh": "han", "zh-TW": "han", "ja": "kana", "ko": "hang"}[chat.lang]
    marks = []
    for _, piece in pieces_in(chat):
        if is_person(piece) and piece.text not in marks:
            if not is_plain(piece.text) or invented.script_of(piece.text) == "latin":
                return None
            marks.append(piece.text)
    table = {}
    for text in sorted(marks, key=len, reverse=True):
        near = [old for old in table if text in old or old.endswith(text[-1:])]
        pool = [n for n in invented.COMMON[key][0].split() if n not in table.values()]
        if not near and not pool:
            return None
        table[text] = table[near[0]] if near else rng.choice(pool)

    def change(_, pieces):
        for piece in pieces:
            if is_person(piece):
                piece.text = table[piece.text]
        return pieces

    return rewritten(chat, change) if table else None


def traps_renamed(reason, pool, what, alone=0):
    """Trap names of one reason by others of a pool; who goes by a single word, by the word `alone` of the new name."""

    def apply(chat):
        rng = seeded(chat, what)
        marks = [piece.text for _, piece in pieces_in(chat) if (piece.kind, piece.entity) == ("trap", reason)]
        if not marks or any(not is_plain(text) or invented.script_of(text) != "latin" for text in marks):
            return None
        table, free = {}, list(pool)
        rng.shuffle(free)
        for text in sorted(set(marks), key=lambda t: (-len(words_of(t)), t)):
            words = [word.casefold() for word in words_of(text)]
            if any(word not in table for word in words):
                if all(word not in table for word in words):
                    if not free:
                        return None
                    new = free.pop().split()
                    for at, word in enumerate(words):
                        last = at == len(words) - 1
                        table[word] = new[alone] if len(words) == 1 else new[-1] if last else new[0]
                for word in words:
                    table.setdefault(word, "")

        def renamed(match):
            new = table.get(match[0].casefold())
            return match[0] if not new else cased_like(match[0], new)

        def change(_, pieces):
            for piece in pieces:
                if (piece.kind, piece.entity) == ("trap", reason):
                    piece.text = re.sub(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", renamed, piece.text)
            return pieces

        return rewritten(chat, change)

    return apply
