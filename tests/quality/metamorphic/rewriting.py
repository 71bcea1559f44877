"""Conversations of corpus/ as pieces of text that can be rewritten without losing their marks."""

import copy
import importlib.util
import pathlib
import re

CORPUS = pathlib.Path(__file__).resolve().parents[3] / "corpus"


def load_builder():
    spec = importlib.util.spec_from_file_location("corpus_build", CORPUS / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


builder = load_builder()


class Piece:
    """A stretch of a text: marked (`kind` is gold, optional or trap), or not (`kind` is None)."""

    def __init__(self, text, entity=None, kind=None):
        self.text, self.entity, self.kind = text, entity, kind

    def is_person(self):
        return self.kind == "gold" and self.entity == "PERSON"


def pieces_of(marked):
    out, at = [], 0
    for start, end, entity, kind in getattr(marked, "spans", ()):
        if start > at:
            out.append(Piece(marked[at:start]))
        out.append(Piece(marked[start:end], entity, kind))
        at = end
    if at < len(marked):
        out.append(Piece(marked[at:]))
    return out


def marked_of(pieces):
    spans, length = [], 0
    for piece in pieces:
        if piece.kind and piece.text:
            spans.append((length, length + len(piece.text), piece.entity, piece.kind))
        length += len(piece.text)
    made = builder.Marked("".join(piece.text for piece in pieces))
    made.spans = spans
    return made


def copy_of(chat):
    other = copy.copy(chat)
    other.fields = dict(chat.fields)
    other.turns = [copy.copy(turn) for turn in chat.turns]
    return other


def texts_of(chat):
    """(who, text) of all texts: H, B, S, or the name of a field."""
    yield from chat.fields.items()
    for turn in chat.turns:
        yield turn.who, turn.text


def rewritten(chat, change):
    """The chat with each text's pieces given to `change(who, pieces)`, which returns pieces."""
    other = copy_of(chat)
    for name, text in chat.fields.items():
        other.fields[name] = marked_of(change(name, pieces_of(text)))
    for turn in other.turns:
        turn.text = marked_of(change(turn.who, pieces_of(turn.text)))
    return other


def pieces_in(chat):
    for who, text in texts_of(chat):
        for piece in pieces_of(text):
            yield who, piece


def words_of(text):
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)


def cased_like(model, word):
    if len(model) > 1 and model.isupper():
        return word.upper()
    if model[:1].islower():
        return word.lower()
    return word


def read_corpus(sets):
    chats = []
    for name in sets:
        folder = CORPUS / name / "chats" if name else CORPUS / "chats"
        for path in sorted(folder.glob("*.chat")):
            for chat in builder.read_chats(path):
                chat.id = f"{name or 'corpus'}:{chat.id}"
                chats.append(chat)
    return chats
