"""The same conversation said otherwise: letters, punctuation, cues, roles, formats."""

import re

from renaming import seeded
from rewriting import Piece, builder, copy_of, marked_of, pieces_in, pieces_of, rewritten

ASSISTANTS = ("openai", "wildchat", "lmsys", "sharegpt")


def human_only(change_text, kinds=("H",)):
    def change(who, pieces):
        if who in kinds:
            for piece in pieces:
                piece.text = change_text(piece)
        return pieces

    return change


def lower_case(chat):
    """What the human says, in small letters."""
    if chat.lang in ("tr", "de", "zh", "zh-TW", "ja", "ko", "th", "ta", "hi", "ar", "he", "fa", "bn"):
        return None
    return rewritten(chat, human_only(lambda piece: piece.text.lower() if is_name_or_plain(piece) else piece.text))


def is_name_or_plain(piece):
    return piece.kind is None or piece.entity in ("PERSON", "fiction", "public", "word", "brand", "LOCATION", "ORGANIZATION")


def capitals(chat):
    if chat.lang in ("tr", "de", "el", "zh", "zh-TW", "ja", "ko", "th", "ta", "hi", "ar", "he", "fa", "bn"):
        return None
    return rewritten(chat, human_only(lambda piece: piece.text.upper() if is_name_or_plain(piece) else piece.text))


def no_punctuation(chat):
    """Nothing of the human's but words, actions, brackets and line breaks."""

    def bare(piece):
        if piece.kind is not None:
            return piece.text
        return re.sub(r"[,;!?…“”。，！？、；]|(?<=\w)\.(?=\s|$)|['’](?!s\b)", "", piece.text)

    return rewritten(chat, human_only(bare))


SELF = re.compile(r"(?i)\b(?:my name'?s|my name is|call me|i'm|im|i am)\s$")
SELF_SAID = ("they call me ", "the name's ", "name's ", "you can call me ", "i go by ", "everyone calls me ", "people call me ",
             "folks know me as ", "i answer to ", "my mom named me ", "my friends say ", "it says on my passport i'm ")
RELATIONS = ("stepsister", "sis", "twin", "roomie", "coworker", "lab partner", "ex", "therapist", "bestie", "lil cousin", "landlord", "boyfriend",
             "godmother", "sister in law", "teammate", "neighbour", "oldest friend", "crush", "manager", "dorm mate")
RELATION = re.compile(r"(?i)\bmy ((?:[a-z]+ ){0,1}(?:sister|brother|bro|mom|mum|dad|mother|father|friend|best friend|bestie|cousin|wife|husband|"
                      r"boyfriend|girlfriend|aunt|uncle|auntie|nephew|niece|son|daughter|boss|roommate|neighbou?r|teacher|coworker|colleague|gf|bf|ex|"
                      r"grandma|nan|grandpa|flatmate|housemate|partner))\s$")


def cue_restated(pattern, choices, what):
    def apply(chat):
        if chat.lang != "en":
            return None
        rng = seeded(chat, what)
        changed = False

        def change(who, pieces):
            nonlocal changed
            for before, piece in zip(pieces, pieces[1:]):
                if who != "H" or not piece.is_person() or before.kind:
                    continue
                found = pattern.search(before.text)
                if found:
                    before.text = before.text[:found.start()] + choices(rng, found)
                    changed = True
            return pieces

        other = rewritten(chat, change)
        return other if changed else None

    return apply


self_restated = cue_restated(SELF, lambda rng, _: rng.choice(SELF_SAID), "self")
relation_restated = cue_restated(RELATION, lambda rng, _: f"my {rng.choice(RELATIONS)} ", "relation")
relation_called = cue_restated(
    RELATION, lambda rng, found: rng.choice((f"my {found[1]}'s name is ", f"my {found[1]}, ", f"i have a {found[1]} called ", f"my {found[1]} is called ")), "called")


def relation_gone(chat):
    """No cue at all: the name alone; only where nobody plays a part."""
    if chat.shape not in ASSISTANTS + ("spc",):
        return None
    return cue_restated(RELATION, lambda rng, _: "", "gone")(chat)


def inside_out(chat):
    """The human's turns are the bot's and the other way round, where all names are told by both."""
    if chat.shape not in ASSISTANTS + ("spc",):
        return None
    told = {"H": set(), "B": set(), "S": set()}
    for turn in chat.turns:
        for piece in pieces_of(turn.text):
            if piece.is_person():
                told[turn.who].add(piece.text.casefold())
    if chat.shape != "spc" and not told["B"] <= told["H"]:
        return None
    if chat.shape != "spc" and not told["H"] <= told["B"]:
        return None
    if not told["H"] | told["B"]:
        return None
    other = copy_of(chat)
    for turn in other.turns:
        turn.who = {"H": "B", "B": "H"}.get(turn.who, turn.who)
    return other


def shape_moved(chat):
    """The same conversation in another dataset's form."""
    if any(turn.reply_to is not None for turn in chat.turns) or chat.histories > 1:
        return None
    other = copy_of(chat)
    if chat.shape in ASSISTANTS:
        other.shape = ASSISTANTS[(ASSISTANTS.index(chat.shape) + 1) % len(ASSISTANTS)]
        if other.shape == "sharegpt" and any(turn.who == "S" for turn in chat.turns):
            other.shape = "openai"
        other.fields = {}
        return other
    if chat.shape == "pippa":
        other.shape = "cai"
        other.fields = {"name": chat.field("bot_name"), "description": chat.field("bot_description"), "greeting": chat.field("bot_greeting"),
                        "definition": chat.field("bot_definitions"), "title": ""}
        if chat.field("bot_greeting"):
            other.turns.insert(0, builder.Turn("B", chat.field("bot_greeting"), None, 0))
        return other
    if chat.shape == "cai":
        other.shape = "pippa"
        greeting = chat.field("greeting")
        other.fields = {"bot_name": chat.field("name"), "bot_description": chat.field("description"), "bot_definitions": chat.field("definition"),
                        "bot_greeting": greeting}
        if greeting and other.turns and str(other.turns[0].text) == str(greeting):
            other.turns.pop(0)
        return other
    return None


def play_prompted(chat):
    """A play as OpenAI messages: the persona is what the system says."""
    name = chat.field("bot_name") or chat.field("name")
    if chat.shape not in ("pippa", "cai") or not name or chat.histories > 1:
        return None
    other = copy_of(chat)
    other.shape, other.fields = "openai", {}
    told = [Piece("You are "), *pieces_of(name), Piece(".")]
    for key in ("bot_description", "description", "bot_definitions", "definition"):
        if chat.field(key):
            told += [Piece("\n"), *pieces_of(chat.field(key))]
    other.turns.insert(0, builder.Turn("S", marked_of(told), None, 0))
    if chat.shape == "pippa" and chat.field("bot_greeting"):
        other.turns.insert(1, builder.Turn("B", chat.field("bot_greeting"), None, 0))
    return other


def as_log(chat):
    """All turns in one text of a shape that no profile knows: "User: ...", "Assistant: ..."."""
    if not chat.turns or any(turn.reply_to is not None for turn in chat.turns) or chat.shape not in ASSISTANTS:
        return None
    pieces = []
    for turn in chat.turns:
        pieces.append(Piece({"H": "User: ", "B": "Assistant: ", "S": "System: "}[turn.who]))
        pieces += pieces_of(turn.text) + [Piece("\n")]
    other = copy_of(chat)
    other.shape, other.turns, other.fields = "generic", [], {"text": marked_of(pieces[:-1])}
    return other
