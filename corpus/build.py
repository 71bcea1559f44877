#!/usr/bin/env python3
"""Makes corpus/<shape>.jsonl and corpus/<shape>.gold.jsonl from corpus/chats/*.chat.

  build.py            write the files
  build.py --check    fail if a committed file differs from what the sources give, or a source has a flaw

The form of the sources stands in corpus/README.md.  Every identifier, hash and time stamp of a record derives from its id,
so the same sources give the same bytes everywhere.
"""

import argparse
import base64
import hashlib
import json
import pathlib
import re
import sys

GOLD_ENTITIES = {
    "PERSON", "HANDLE", "EMAIL_ADDRESS", "PHONE_NUMBER", "URL", "STREET_ADDRESS", "POSTAL_CODE", "GEO_COORDINATES",
    "DATE_OF_BIRTH", "IP_ADDRESS", "MAC_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "BANK_ACCOUNT", "CRYPTO", "NATIONAL_ID",
    "VEHICLE_ID", "SECRET",
}
OPTIONAL_ENTITIES = GOLD_ENTITIES | {"LOCATION", "ORGANIZATION", "AGE", "DATE", "MEDICAL", "NRP"}
TRAP_REASONS = {"fiction", "public", "number", "code", "placeholder", "word", "brand", "example", "scrubbed"}

LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "pt-BR": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "yo": "Yoruba", "zh": "Chinese", "zh-TW": "Chinese",
}

ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
MARK = re.compile(r"⟦([?!]?)([A-Za-z_]+)\|([^⟦⟧]*)⟧")
TURN = re.compile(r"([HBS])(?:\^(\d+))?: ?(.*)", re.DOTALL)
FIELD = re.compile(r"([A-Za-z_][\w/-]*):(?: (.*))?$", re.DOTALL)


class SourceError(Exception):
    """A flaw of a source; says where."""


class Marked(str):
    """A string of a record with the marks that lie in it: (start, end, entity, kind) in code points."""

    spans: list

    @classmethod
    def of(cls, source, where):
        plain, spans, length, at = [], [], 0, 0

        def add(raw):
            nonlocal length
            text = unescape(raw, where)
            plain.append(text)
            length += len(text)
            return text

        for mark in MARK.finditer(source):
            add(source[at:mark.start()])
            start, (sign, entity, raw) = length, mark.groups()
            text = add(raw)
            if not text or text != text.strip():
                raise SourceError(f"{where}: a mark is empty or has white space at its ends: {mark[0]}")
            kind = {"": "gold", "?": "optional", "!": "trap"}[sign]
            known = {"gold": GOLD_ENTITIES, "optional": OPTIONAL_ENTITIES, "trap": TRAP_REASONS}[kind]
            if entity not in known:
                raise SourceError(f"{where}: unknown {kind} entity {entity}")
            spans.append((start, length, entity, kind))
            at = mark.end()
        add(source[at:])
        made = cls("".join(plain))
        if "⟦" in made or "⟧" in made:
            raise SourceError(f"{where}: unbalanced mark")
        made.spans = spans
        return made


def unescape(text, where):
    def one(match):
        if match[1] not in ESCAPES:
            raise SourceError(f"{where}: unknown escape \\{match[1]}")
        return ESCAPES[match[1]]

    return re.sub(r"\\(.?)", one, text)


class Turn:
    def __init__(self, who, text, reply_to, history):
        self.who, self.text, self.reply_to, self.history = who, text, reply_to, history


class Chat:
    """One conversation of a source file."""

    def __init__(self, where, head):
        self.where = where
        for key in ("id", "shape", "lang", "tags"):
            if key not in head:
                raise SourceError(f"{where}: no {key}=")
        self.id, self.shape, self.lang = head["id"], head["shape"], head["lang"]
        self.tags = head["tags"].split(",")
        self.fields, self.turns, self.unmarked_ok, self.histories = {}, [], set(), 1
        self.own, self.unowned = None, set()  # names of the human; None: the source does not say whose names are

    def field(self, name, default=""):
        return self.fields.get(name, default)

    def digest(self, *parts):
        return hashlib.sha256("/".join((self.id,) + tuple(map(str, parts))).encode()).hexdigest()

    def owner(self, name):
        """Whose a person's name is, or None where nobody can tell."""
        if self.own is None or name.casefold() in self.unowned:
            return None
        return "self" if name.casefold() in self.own else "other"

    def number(self, what, low, span):
        return low + int(self.digest(what)[:12], 16) % span

    def opaque(self, what):
        """43 characters of URL-safe Base64, as PIPPA's and Character.AI's ids are."""
        return base64.urlsafe_b64encode(bytes.fromhex(self.digest(what))).decode().rstrip("=")

    def language(self):
        if self.lang not in LANGUAGES:
            raise SourceError(f"{self.where}: unknown language {self.lang}")
        return LANGUAGES[self.lang]

    def said(self, human, bot, system="system"):
        names = {"H": human, "B": bot, "S": system}
        return [(names[turn.who], turn.text) for turn in self.turns]


def listed(line):
    """The names of a `# key: a | b` line, in lower case."""
    return {part.strip().casefold() for part in line.split(":", 1)[1].split("|") if part.strip()}


def read_chats(path):
    chats, chat = [], None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        where = f"{path.name}:{number}"
        if line.startswith("@@ "):
            chat = Chat(where, dict(part.split("=", 1) for part in line[3:].split()))
            chats.append(chat)
        elif line.startswith("# unmarked-ok:"):
            chat.unmarked_ok |= {part.strip() for part in line.split(":", 1)[1].split("|")}
        elif line.startswith("# self:"):
            chat.own = listed(line)
        elif line.startswith("# unowned:"):
            chat.unowned = listed(line)
        elif not line or line.startswith("# "):
            continue
        elif chat is None:
            raise SourceError(f"{where}: text before the first @@ line")
        elif line == "---":
            chat.histories += 1
        elif turn := TURN.fullmatch(line):
            reply_to = int(turn[2]) if turn[2] else None
            chat.turns.append(Turn(turn[1], Marked.of(turn[3], where), reply_to, chat.histories - 1))
        elif field := FIELD.fullmatch(line):
            if chat.turns or field[1] in chat.fields:
                raise SourceError(f"{where}: field {field[1]} again, or after a turn")
            chat.fields[field[1]] = Marked.of(field[2] or "", where)
        else:
            raise SourceError(f"{where}: neither a field nor a turn")
    return chats


# One function a shape: Chat -> list of records, each what the dataset of that name holds in a line.


def pippa(chat):
    greeting = chat.field("bot_greeting")
    messages = [(greeting, False)] if greeting else []
    messages += [(turn.text, turn.who == "H") for turn in chat.turns]
    return [{
        "submission_timestamp": str(chat.number("time", 1674780000000, 300000000)),
        "categories": chat.field("categories").split(", ") if chat.field("categories") else None,
        "bot_id": chat.opaque("bot"),
        "bot_name": chat.field("bot_name"),
        "bot_greeting": greeting,
        "bot_definitions": chat.field("bot_definitions"),
        "bot_description": chat.field("bot_description"),
        "conversation": [{"message": text, "is_human": human} for text, human in messages],
    }]


def cai(chat):
    name = chat.field("name")
    # The name stands beside every bot turn; its traps count once, its gold everywhere.
    shown = name if any(kind == "gold" for *_, kind in getattr(name, "spans", ())) else str(name)
    user = {"username": "[USERNAME_REDACTED]", "first_name": "[FIRST_NAME_REDACTED]"}
    histories = [{"msgs": []} for _ in range(chat.histories)]
    for turn in chat.turns:
        human = turn.who == "H"
        histories[turn.history]["msgs"].append({
            "text": turn.text,
            "display_name": "[DISPLAY_NAME_REDACTED]" if human else shown,
            "src": {"is_human": human, "name": "[NAME_REDACTED]" if human else shown, "user": user},
        })
    character = {key: chat.field(key) for key in ("name", "title", "description", "greeting")}
    if chat.field("definition"):
        character["definition"] = chat.field("definition")
    character["external_id"] = chat.opaque("character")
    character["user__username"] = chat.field("user__username", "[BOT_CREATOR_NAME_REDACTED]")
    return [{"info": {"character": character}, "histories": {"histories": histories}}]


def wildchat(chat):
    language, turn_id = chat.language(), chat.number("turn", 1000000, 90000000)
    record = {
        "conversation_hash": chat.digest("conversation")[:32],
        "model": chat.field("model", "gpt-4-0314"),
        "timestamp": "2024-03-%02dT%02d:%02d:53+00:00" % (
            chat.number("day", 1, 28), chat.number("hour", 0, 24), chat.number("minute", 0, 60)),
        "conversation": [
            {"content": text, "role": role, "language": language, "redacted": False, "toxic": False,
             "turn_identifier": turn_id} for role, text in chat.said("user", "assistant")],
        "turn": sum(turn.who == "H" for turn in chat.turns),
        "language": language, "toxic": False, "redacted": False,
        "country": chat.field("country", None), "state": chat.field("state", None),
        "hashed_ip": chat.digest("ip"),
    }
    header = {key[7:]: value for key, value in chat.fields.items() if key.startswith("header/")}
    if header:
        record["header"] = header
    return [record]


def lmsys(chat):
    conversation_id = chat.digest("conversation")[:32]
    flags = {"categories": {"harassment": False, "hate": False, "self-harm": False, "sexual": False, "violence": False},
             "flagged": False}
    return [{
        "conversation_id": conversation_id,
        "model": chat.field("model", "vicuna-13b"),
        "conversation": [{"content": text, "role": role} for role, text in chat.said("user", "assistant")],
        "turn": sum(turn.who == "H" for turn in chat.turns),
        "language": chat.language(),
        "openai_moderation": [flags for _ in chat.turns],
        "redacted": chat.field("redacted") == "true",
    }]


def sharegpt(chat):
    said = chat.said("human", "gpt")
    return [{"id": chat.opaque("chat")[:7], "conversations": [{"from": who, "value": text} for who, text in said]}]


def openai(chat):
    messages = []
    for position, (role, text) in enumerate(chat.said("user", "assistant")):
        # Both spellings the API has: a string, and a list of parts.
        parts = chat.field("content") == "parts" and position % 2 == 0
        messages.append({"role": role, "content": [{"type": "text", "text": text}] if parts else text})
    return [{"messages": messages}]


def oasst_parents(chat):
    """The turn each turn replies to: the one before, or the one `H^2:` names."""
    for position, turn in enumerate(chat.turns):
        if turn.reply_to is not None and turn.reply_to >= position:
            raise SourceError(f"{chat.where}: turn {position} replies to a later one")
        yield position - 1 if turn.reply_to is None else turn.reply_to


def oasst_id(chat, position):
    digest = chat.digest("message", position)
    return "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))


def oasst(chat):
    nodes = [{"message_id": oasst_id(chat, position), "text": text, "role": role, "lang": chat.lang, "replies": []}
             for position, (role, text) in enumerate(chat.said("prompter", "assistant"))]
    for node, parent in zip(nodes, oasst_parents(chat)):
        if parent >= 0:
            nodes[parent]["replies"].append(node)
    return [{"message_tree_id": oasst_id(chat, 0), "tree_state": "ready_for_export", "prompt": nodes[0]}]


def oasst_flat(chat):
    records = []
    for position, (parent, (role, text)) in enumerate(
            zip(oasst_parents(chat), chat.said("prompter", "assistant"))):
        user = chat.digest("user", role)
        records.append({
            "message_id": oasst_id(chat, position),
            "parent_id": oasst_id(chat, parent) if parent >= 0 else None,
            "user_id": "-".join((user[:8], user[8:12], user[12:16], user[16:20], user[20:32])),
            "created_date": "2023-02-%02dT09:%02d:41.317264+00:00" % (chat.number("day", 1, 28), position % 60),
            "text": text, "role": role, "lang": chat.lang,
            "review_count": 3, "review_result": True, "deleted": False, "rank": None,
            "message_tree_id": oasst_id(chat, 0), "tree_state": "ready_for_export",
        })
    return records


def spc(chat):
    said = chat.said("User 1", "User 2")
    return [{"conversation": [{"from": who, "value": text} for who, text in said]}]


def sillytavern(chat):
    """A chat file: a line about the chat, then a line a message, each with the names both go by."""
    user, bot = chat.field("user_name", "You"), chat.field("character_name")
    day, minute = chat.number("day", 1, 28), chat.number("minute", 0, 25)
    records = [{"user_name": user, "character_name": bot, "create_date": f"2023-11-{day}@20h{minute}m11s",
                "chat_metadata": {"note_prompt": chat.field("note"), "note_interval": 1, "note_depth": 4}}]
    for position, turn in enumerate(chat.turns):
        human = turn.who == "H"
        records.append({"name": user if human else bot, "is_user": human, "is_system": turn.who == "S",
                        "send_date": f"November {day}, 2023 8:{minute + position:02d}pm", "mes": turn.text,
                        "extra": {} if human else {"api": "koboldhorde", "model": "Pygmalion-6B"}})
    return records


def alpaca(chat):
    """Instruction, input, output; turns before the last pair are its history."""
    record = {key: chat.field(key) for key in ("instruction", "input", "output")}
    said = [turn.text for turn in chat.turns]
    if said:
        record["instruction"], record["output"] = said[-2], said[-1]
    if len(said) > 2:
        record["history"] = [said[at:at + 2] for at in range(0, len(said) - 2, 2)]
    if chat.field("system"):
        record["system"] = chat.field("system")
    return [record]


def generic(chat):
    """A shape no profile knows.  A field `meta/author` becomes {"meta": {"author": ...}}."""
    record = {"key": chat.opaque("key")[:12]}
    for path, value in chat.fields.items():
        *folders, name = path.split("/")
        place = record
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = value
    if chat.turns:
        record["dialog"] = [{"speaker": who, "utterance": text} for who, text in chat.said("guest", "agent", "note")]
    return [record]


SHAPES = {
    "pippa": pippa, "cai": cai, "wildchat": wildchat, "lmsys": lmsys, "sharegpt": sharegpt, "openai": openai,
    "oasst": oasst, "oasst-flat": oasst_flat, "spc": spc, "sillytavern": sillytavern, "alpaca": alpaca,
    "generic": generic,
}
FIELDS = {  # what a source of that shape may say before its first turn; generic: anything
    "pippa": {"bot_name", "bot_greeting", "bot_definitions", "bot_description", "categories"},
    "cai": {"name", "title", "description", "greeting", "definition", "user__username"},
    "wildchat": {"model", "country", "state", "hashed_ip", "header/accept-language", "header/user-agent"},
    "lmsys": {"model", "redacted"}, "sharegpt": set(), "openai": {"content"}, "oasst": set(), "oasst-flat": set(),
    "spc": set(), "sillytavern": {"user_name", "character_name", "note"},
    "alpaca": {"instruction", "input", "output", "system"},
}


def spell(record, name):
    """The JSON text of a record, in one of the spellings the datasets themselves come in."""
    spelling = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 4
    if spelling < 2:
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(record, ensure_ascii=spelling == 3)


def marks_of(chat, value, pointer=""):
    """All marks of a record of a chat, in its order."""
    if isinstance(value, Marked):
        for start, end, entity, kind in value.spans:
            mark = {"pointer": pointer, "start": start, "end": end, "entity": entity, "kind": kind,
                    "text": value[start:end]}
            owner = chat.owner(mark["text"]) if (entity, kind) == ("PERSON", "gold") else None
            yield mark | ({"owner": owner} if owner else {})
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from marks_of(chat, item, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from marks_of(chat, item, f"{pointer}/{position}")


def build(chats):
    """{file name: text} for all shapes that occur."""
    data, gold = {}, {}
    for chat in chats:
        if chat.shape not in SHAPES:
            raise SourceError(f"{chat.where}: unknown shape {chat.shape}")
        unknown = set(chat.fields) - FIELDS.get(chat.shape, set(chat.fields))
        if unknown:
            raise SourceError(f"{chat.where}: {chat.shape} has no field {', '.join(sorted(unknown))}")
        if chat.histories > 1 and chat.shape != "cai":
            raise SourceError(f"{chat.where}: only cai has several histories")
        lines, marks = data.setdefault(chat.shape, []), gold.setdefault(chat.shape, [])
        records = SHAPES[chat.shape](chat)
        for part, record in enumerate(records):
            name = chat.id if len(records) == 1 else f"{chat.id}/{part}"
            marks.append(json.dumps({"id": name, "record": len(lines), "lang": chat.lang, "tags": chat.tags,
                                     "spans": list(marks_of(chat, record))}, ensure_ascii=False))
            lines.append(spell(record, name))
    files = {f"{shape}.jsonl": lines for shape, lines in data.items()}
    files.update({f"{shape}.gold.jsonl": lines for shape, lines in gold.items()})
    return {name: "\n".join(lines) + "\n" for name, lines in files.items()}


# Flaws of marking that a reader overlooks.

PARTICLES = {"von", "van", "der", "den", "del", "dos", "das", "bin", "bint", "ter", "ten", "the", "dalla", "della",
             "san", "los", "las", "mac", "abu", "ibn", "zum", "zur"}


def luhn(digits):
    doubled = [sum(divmod(2 * int(d), 10)) if at % 2 else int(d) for at, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def iban_valid(value):
    compact = re.sub(r"[\s-]", "", value).upper()
    return int("".join(str(int(c, 36)) for c in compact[4:] + compact[:4])) % 97 == 1


def value_flaw(entity, text):
    """What is wrong with a gold value that carries its own check digits, or with the ends of a name."""
    digits = re.sub(r"[\s.-]", "", text)
    if entity == "CREDIT_CARD" and re.fullmatch(r"[0-9]{13,19}", digits) and not luhn(digits):
        return "a card number that fails its check digit"
    if entity == "IBAN_CODE" and re.fullmatch(r"[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11,30}", digits) and not iban_valid(text):
        return "an IBAN that fails its check digits"
    if entity == "PERSON" and re.search(r"['’]s$", text):
        return "a possessive inside the mark"
    return None


def texts_to_find(text, entity):
    """The value, and for a name of several words each longer word of it."""
    yield text
    if entity == "PERSON":
        words = re.split(r"[\s,]+", text)
        if len(words) > 1:
            yield from (word for word in words if len(word) > 2 and word.lower() not in PARTICLES)


def flaws_of(chat):
    fields = list(chat.fields.items()) + [(f"turn {at}", turn.text) for at, turn in enumerate(chat.turns)]
    wanted = {}
    for _, text in fields:
        for start, end, entity, kind in text.spans:
            value = text[start:end]
            if kind == "gold":
                if flaw := value_flaw(entity, value):
                    yield f"{chat.where}: {chat.id}: {flaw}: {value}"
                wanted.update((item.casefold(), item) for item in texts_to_find(value, entity) if len(item) > 1)
    people = {text[start:end].casefold() for _, text in fields for start, end, entity, kind in text.spans
              if (entity, kind) == ("PERSON", "gold")}
    for name in sorted(((chat.own or set()) | chat.unowned) - people):
        yield f"{chat.where}: {chat.id}: has an owner and is no gold name: {name}"
    for item in chat.unmarked_ok:
        wanted.pop(item.casefold(), None)
    for name, text in fields:
        folded = text.casefold()
        if len(folded) != len(text):
            folded = text.lower() if len(text.lower()) == len(text) else str(text)
        for key, item in wanted.items():
            # Scripts without spaces have no word ends; elsewhere a value stands between non-word characters.
            spaced = not re.search(r"[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]", key)
            pattern = rf"(?<!\w){re.escape(key)}(?!\w)" if spaced else re.escape(key)
            for hit in re.finditer(pattern, folded):
                if not any(start < hit.end() and hit.start() < end for start, end, _, _ in text.spans):
                    yield f"{chat.where}: {chat.id}, {name}: unmarked here, gold elsewhere: {item}"


def flaws(chats):
    seen = set()
    for chat in chats:
        if chat.id in seen:
            yield f"{chat.where}: id {chat.id} stands twice"
        seen.add(chat.id)
        if not chat.turns and chat.shape not in ("alpaca", "generic"):
            yield f"{chat.where}: {chat.id}: no turns"
        leaks = any(kind == "gold" for text in list(chat.fields.values()) + [turn.text for turn in chat.turns]
                    for _, _, _, kind in text.spans)
        if leaks == ("no-pii" in chat.tags):
            yield f"{chat.where}: {chat.id}: the tag no-pii and the marks disagree"
        yield from flaws_of(chat)


def counts(chats):
    def tally(values):
        found = {}
        for value in values:
            found[value] = found.get(value, 0) + 1
        return ", ".join(f"{key} {found[key]}" for key in sorted(found, key=lambda k: (-found[k], k)))

    all_marks = [mark for chat in chats for record in SHAPES[chat.shape](chat) for mark in marks_of(chat, record)]
    marks = [(mark["entity"], mark["kind"]) for mark in all_marks]
    clean = sum("no-pii" in chat.tags for chat in chats)
    return "\n".join((
        f"conversations: {len(chats)}, without personal data: {clean}",
        f"shapes: {tally(chat.shape for chat in chats)}",
        f"languages: {tally(chat.lang for chat in chats)}",
        f"gold: {tally(entity for entity, kind in marks if kind == 'gold')}",
        f"owners: {tally(mark['owner'] for mark in all_marks if 'owner' in mark)}",
        f"optional: {tally(entity for entity, kind in marks if kind == 'optional')}",
        f"traps: {tally(entity for entity, kind in marks if kind == 'trap')}",
    ))


def main():
    here = pathlib.Path(__file__).resolve().parent
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--check", action="store_true", help="write nothing; fail on a difference or a flaw")
    options.add_argument("--counts", action="store_true", help="say what the corpus holds")
    options.add_argument("--chats", type=pathlib.Path, default=here / "chats", help="folder of the sources")
    options.add_argument("--out", type=pathlib.Path, default=here, help="folder of the results")
    chosen = options.parse_args()
    try:
        chats = [chat for path in sorted(chosen.chats.glob("*.chat")) for chat in read_chats(path)]
        files = build(chats)
    except SourceError as error:
        sys.exit(f"build.py: {error}")
    found = list(flaws(chats))
    if chosen.check:
        for path in sorted(set(chosen.out.glob("*.jsonl")) | {chosen.out / name for name in files}):
            want = files.get(path.name)
            if want is None:
                found.append(f"{path.name}: no source gives this file")
            elif not path.exists() or path.read_bytes() != want.encode("utf-8"):
                found.append(f"{path.name}: is not what the sources give; run corpus/build.py")
    else:
        for name, text in files.items():
            (chosen.out / name).write_bytes(text.encode("utf-8"))
    if chosen.counts:
        print(counts(chats))
    for flaw in found:
        print(flaw, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
