#!/usr/bin/env python3
"""Rewrites labelled conversations of corpus/ and tells what that does to the names that are found.

  metamorphic.py EXPUNGE                     the table: names found and traps hit, before and after each change
  metamorphic.py EXPUNGE --by-language       the same, a language a line
  metamorphic.py EXPUNGE --errors CHANGE     what one change breaks: every name and trap that came out worse
  metamorphic.py EXPUNGE --sample N --limits limits.json     every Nth conversation; fails where a change costs more than its limit

docs/eval.md says how to read it.  corpus/held, corpus/mixed-held and corpus/english-held are left alone: nobody reads them, and neither does this.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import invented  # noqa: E402
import renaming  # noqa: E402
import restating  # noqa: E402
from rewriting import builder, read_corpus  # noqa: E402

SETS = ("", "authored", "blind", "fresh", "hard", "mixed", "unread", "values")
INVENTOR = invented.Inventor()
invented.Inventor.shared = INVENTOR

CHANGES = {
    "names-invented": renaming.people_invented(INVENTOR),
    "names-are-words": renaming.people_are_words,
    "names-of-elsewhere": renaming.people_of_elsewhere,
    "lower-case": restating.lower_case,
    "capitals": restating.capitals,
    "no-punctuation": restating.no_punctuation,
    "self-restated": restating.self_restated,
    "relation-restated": restating.relation_restated,
    "relation-called": restating.relation_called,
    "relation-gone": restating.relation_gone,
    "inside-out": restating.inside_out,
    "shape-moved": restating.shape_moved,
    "play-prompted": restating.play_prompted,
    "as-log": restating.as_log,
    "persona-invented": renaming.traps_renamed("fiction", invented.INVENTED_PERSONAS, "persona"),
    "persona-ordinary": renaming.traps_renamed("fiction", invented.ORDINARY_PERSONAS, "ordinary"),
    "public-listed": renaming.traps_renamed("public", invented.PUBLIC_LISTED, "listed", -1),
    "public-unlisted": renaming.traps_renamed("public", invented.PUBLIC_UNLISTED, "unlisted", -1),
}
REACH = 60  # characters shown beside a fault
KINDS = ("missed", "kept", "entity")  # faults that leave a name standing, or hide it as something else


class Tally:
    def __init__(self):
        self.gold = self.found = self.false = self.traps = self.hit = 0

    def add(self, gold, lost, false, traps, hit):
        self.gold += gold
        self.found += gold - lost
        self.false += false
        self.traps += traps
        self.hit += hit

    def recall(self):
        return self.found / self.gold if self.gold else 0.0

    def hit_share(self):
        return self.hit / self.traps if self.traps else 0.0


def evaluate(program, chats):
    """{chat id: (gold, traps, [faults])} of PERSON."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in builder.build(chats).items():
            (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        run = subprocess.run([program, "eval", folder, "--only", "PERSON", "--errors", "--format", "json"], capture_output=True, text=True)
        if run.returncode not in (0, 1) or not run.stdout.startswith("{"):
            sys.exit(f"expunge eval failed: {run.stderr[-500:]}")
        faults = json.loads(run.stdout)["faults"]
    out = {}
    for chat in chats:
        marks = [mark for record in builder.SHAPES[chat.shape](chat) for mark in builder.marks_of(chat, record)]
        gold = sum((mark["entity"], mark["kind"]) == ("PERSON", "gold") for mark in marks)
        traps = sum(mark["kind"] == "trap" and mark["entity"] in ("fiction", "public", "word", "brand") for mark in marks)
        out[chat.id] = (gold, traps, [])
    for fault in faults:
        chat = fault["id"] if fault["id"] in out else fault["id"].rsplit("/", 1)[0]
        out[chat][2].append(fault)
    return out


def tally(results, ids):
    total = Tally()
    for chat in ids:
        gold, traps, faults = results[chat]
        lost = sum(fault["outcome"] in KINDS for fault in faults)
        hit = sum(fault["outcome"] == "trap" for fault in faults)
        total.add(gold, lost, sum(fault["outcome"] == "false" for fault in faults), traps, hit)
    return total


def line(name, chats, before, after):
    return (f"{name:<24}{chats:>6}{before.gold:>7}{before.recall():>8.3f}{after.recall():>7.3f}{before.false:>7}{after.false:>5}"
            f"{before.traps:>7}{before.hit_share():>8.3f}{after.hit_share():>7.3f}")


def weight(faults):
    return sum(f["outcome"] in KINDS for f in faults), sum(f["outcome"] in ("false", "trap") for f in faults)


def show_worse(results, changed):
    for before, chat in changed.items():
        new = results[chat.id][2]
        old_lost, old_wrong = weight(results[before][2])
        lost, wrong = weight(new)
        if lost <= old_lost and wrong <= old_wrong:
            continue
        print(f"== {chat.id} {chat.lang} {chat.shape}")
        for record in builder.SHAPES[chat.shape](chat):
            for fault in new:
                if fault["outcome"] not in KINDS + ("false", "trap"):
                    continue
                place = record
                try:
                    for key in fault["pointer"].split("/")[1:]:
                        place = place[int(key)] if isinstance(place, list) else place[key.replace("~1", "/").replace("~0", "~")]
                except (KeyError, IndexError):
                    continue
                start, end = fault["start"], fault["end"]
                around = f"{place[max(0, start - REACH):start]}[{place[start:end]}]{place[end:end + REACH]}"
                who = fault["pointer"].split("/")[-2 if fault["pointer"].count("/") > 1 else -1]
                print(f"   {fault['outcome']:<7}{fault.get('rule') or '':<18}{who:>4} {around!r}")


def with_change(name, chats):
    """The conversations that the change fits, rewritten, with ids of their own."""
    out = {}
    for chat in chats:
        other = CHANGES[name](chat)
        if other is not None:
            out[chat.id] = other
            other.id = f"{name}|{chat.id}"
    return out


def flaws_of(name, total, limit):
    if total.recall() < limit.get("recall", 0):
        yield f"{name}: recall {total.recall():.3f} is under {limit['recall']}"
    if total.hit_share() > limit.get("traps", 1):
        yield f"{name}: traps hit {total.hit_share():.3f} is over {limit['traps']}"
    if total.false > limit.get("false", total.false):
        yield f"{name}: {total.false} false findings are over {limit['false']}"


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("program", help="the expunge to measure")
    options.add_argument("--changes", help="only these, by commas")
    options.add_argument("--sample", type=int, default=1, help="every Nth conversation")
    options.add_argument("--by-language", action="store_true", help="a line a language")
    options.add_argument("--errors", metavar="CHANGE", help="what this change breaks, place by place")
    options.add_argument("--lang", help="conversations of this language alone")
    options.add_argument("--limits", type=pathlib.Path, help="the least recall and the most wrong findings of each change")
    chosen = options.parse_args()
    chats = [chat for at, chat in enumerate(read_corpus(SETS)) if at % chosen.sample == 0 and chosen.lang in (None, chat.lang)]
    names = [chosen.errors] if chosen.errors else chosen.changes.split(",") if chosen.changes else list(CHANGES)
    changed = {name: with_change(name, chats) for name in names}
    results = evaluate(chosen.program, chats + [other for some in changed.values() for other in some.values()])
    print(f"{'change':<24}{'chats':>6}{'names':>7}{'recall':>8}{'now':>7}{'false':>7}{'now':>5}{'traps':>7}{'hit':>8}{'now':>7}")
    everything = tally(results, [chat.id for chat in chats])
    print(line("(as they are)", len(chats), everything, everything))
    limits = json.loads(chosen.limits.read_text(encoding="utf-8")) if chosen.limits else {}
    failed = []
    for name, some in changed.items():
        if not some:
            continue
        after = tally(results, [other.id for other in some.values()])
        print(line(name, len(some), tally(results, some), after))
        for language in sorted({chat.lang for chat in some.values()}) if chosen.by_language else ():
            ids = {chat: other.id for chat, other in some.items() if other.lang == language}
            print(line("    " + language, len(ids), tally(results, ids), tally(results, ids.values())))
        if chosen.errors:
            show_worse(results, some)
        failed += flaws_of(name, after, limits.get(name, {}))
    for flaw in failed:
        print(flaw, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
