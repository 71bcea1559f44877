#!/usr/bin/env python3
"""What is found written plainly must be found hidden (a metamorphic test; docs/eval.md).

Values of the corpus that expunge finds as they stand are rewritten in their conversations, each by one disguise of
disguises.py, and the marks with them; then recall is measured by entity and disguise, and what is found beside the
marks that was not found before.

    hidden_values.py EXPUNGE CORPUS                          the table
    hidden_values.py EXPUNGE CORPUS --limits FILE            exits with 1 if a group is under its limit (the test)
    hidden_values.py EXPUNGE CORPUS --misses PHONE_NUMBER/keycaps    what was missed, with its text
    hidden_values.py EXPUNGE CORPUS --write DIR              records and marks, to be read by `expunge eval`

It reads no set whose errors nobody reads (held, mixed-held, english-held).
"""

import argparse
import collections
import copy
import hashlib
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

from disguises import DISGUISES, SUPPORT, Part

NEVER_READ = {"held", "mixed-held", "english-held"}
# The limits were set before these came; five values of each entity from more sets are other values (docs/open.md).
NOT_SAMPLED = {"accounts", "europe", "papers", "plays", "world"}
SHAPES = ("pippa", "cai", "wildchat", "lmsys", "sharegpt", "openai", "oasst", "generic", "alpaca", "spc")
FAMILY = {"ABA_ROUTING_NUMBER": "BANK_ACCOUNT", "BIC_CODE": "BANK_ACCOUNT", "DE_KFZ": "VEHICLE_ID", "VIN": "VEHICLE_ID",
          "DE_PLZ": "POSTAL_CODE", "MEDICAL_LICENSE": "NATIONAL_ID", "US_BANK_NUMBER": "BANK_ACCOUNT",
          "UK_SORT_CODE": "BANK_ACCOUNT", "IMEI": "NATIONAL_ID"}


def family(entity):
    if entity in FAMILY:
        return FAMILY[entity]
    if re.match(r"[A-Z]{2}_", entity) and entity != "IP_ADDRESS":
        for end, name in (("_VEHICLE_REGISTRATION", "VEHICLE_ID"), ("_LICENSE_PLATE", "VEHICLE_ID"),
                          ("_POSTCODE", "POSTAL_CODE")):
            if entity.endswith(end):
                return name
        return "NATIONAL_ID"
    return entity


def at_pointer(value, pointer):
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def put_at(value, pointer, new):
    head, _, last = pointer.rpartition("/")
    parent = at_pointer(value, head)
    parent[int(last) if isinstance(parent, list) else last] = new


def covered(mark, findings):
    """The share of the mark's letters and digits that findings of its entity and of any take."""
    places = [i for i, c in enumerate(mark["text"], mark["start"]) if c.isalnum() or ord(c) > 0x2000]
    if not places:
        return 0.0, False
    own = any(family(f["entity"]) == mark["entity"] and f["start"] < mark["end"] and f["end"] > mark["start"] for f in findings)
    taken = sum(any(f["start"] <= i < f["end"] for f in findings) for i in places)
    return taken / len(places), own


def scan(expunge, folder, files):
    """Findings by file, record and pointer."""
    found = collections.defaultdict(list)
    for name in files:
        run = subprocess.run([expunge, "scan", folder / name, "--format", "jsonl", "--names", "rules", "--quiet",
                              "--except", "PERSON"], capture_output=True, text=True)
        if run.returncode not in (0, 1):
            sys.exit(f"{name}: {run.stderr}")
        for line in run.stdout.splitlines():
            finding = json.loads(line)
            if finding.get("type") == "finding" and finding.get("action") != "keep":
                found[name, finding["record"], finding["pointer"]].append(finding)
    return found


def cases(corpus):
    for gold in sorted(corpus.rglob("*.gold.jsonl")):
        shape = gold.name.removesuffix(".gold.jsonl")
        if gold.parent.name in NEVER_READ | NOT_SAMPLED or shape not in SHAPES:
            continue
        lines = gold.with_name(shape + ".jsonl").read_text().split("\n")
        for line in gold.read_text().splitlines():
            marks = json.loads(line)
            yield gold.parent.name, shape, lines[marks["record"]], marks


def turns_around(record, pointer):
    """The list of turns a text stands in, its place, and the way from a turn to its text."""
    found = re.fullmatch(r"(.*)/(\d+)/(\w+)", pointer)
    if not found:
        return None
    turns, at, key = at_pointer(record, found[1]), int(found[2]), found[3]
    if not isinstance(turns, list) or len(turns) < 2 or not all(isinstance(t, dict) and isinstance(t.get(key), str) for t in turns):
        return None
    return found[1], turns, at, key


def rewritten(record, marks, target, messages, number):
    """The record with one mark's text given as `messages`, and its marks; None if the form has no turns."""
    record = copy.deepcopy(record)
    pointer = target["pointer"]
    text = at_pointer(record, pointer)
    before, after = text[:target["start"]], text[target["end"]:]
    out = []
    texts = []
    for count, pieces in enumerate(messages):
        said = before if count == 0 else ""
        for piece in pieces:
            if isinstance(piece, Part):
                out.append({**target, "turn": count, "start": len(said), "end": len(said) + len(piece), "text": str(piece), "target": True})
            said += piece
        texts.append(said)
    tail = len(texts[-1]) - target["end"]
    texts[-1] += after
    last = len(messages) - 1
    if last == 0:
        put_at(record, pointer, texts[0])
        moved = [dict(m) for m in marks if m is not target]
        for mark in moved:
            if mark["pointer"] == pointer and mark["start"] >= target["end"]:
                mark["start"] += tail
                mark["end"] += tail
        return record, moved + out
    place = turns_around(record, pointer)
    if not place:
        return None
    head, turns, at, key = place
    other = turns[at + 1] if at == 0 else turns[at - 1]
    inserted = []
    for count in range(1, len(messages)):
        reply, message = copy.deepcopy(other), copy.deepcopy(turns[at])
        reply[key] = SUPPORT[(number + count) % len(SUPPORT)]
        message[key] = texts[count]
        inserted += [reply, message]
    turns[at][key] = texts[0]
    turns[at + 1:at + 1] = inserted
    moved = []
    for mark in (dict(m) for m in marks if m is not target):
        step = re.match(re.escape(head) + r"/(\d+)(/.*)", mark["pointer"])
        if step and int(step[1]) > at:
            mark["pointer"] = f"{head}/{int(step[1]) + len(inserted)}{step[2]}"
        elif mark["pointer"] == pointer and mark["start"] >= target["end"]:
            mark["pointer"] = f"{head}/{at + len(inserted)}/{key}"
            mark["start"] += tail
            mark["end"] += tail
        moved.append(mark)
    for mark in out:
        mark["pointer"] = f"{head}/{at + 2 * mark['turn']}/{key}"
    return record, moved + out


PLAIN = re.compile(r"[\w@+(#][\x21-\x7e\u00a1-\u024f ]*[\w)]?")


def chosen(corpus, expunge, an_entity):
    """Values found as they stand, so many of each entity, the same in every run: by the digest of where they are."""
    everything = list(cases(corpus))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        by_shape = collections.defaultdict(list)
        for number, (_, shape, line, _) in enumerate(everything):
            by_shape[shape].append((number, line))
        for shape, items in by_shape.items():
            (folder / (shape + ".jsonl")).write_text("".join(line + "\n" for _, line in items))
        found = scan(expunge, folder, [shape + ".jsonl" for shape in by_shape])
    place = {number: (shape + ".jsonl", i) for shape, items in by_shape.items() for i, (number, _) in enumerate(items)}
    values = collections.defaultdict(list)
    for number, (origin, shape, line, gold) in enumerate(everything):
        name, record = place[number]
        marks = gold["spans"]
        texts = collections.Counter(m["text"] for m in marks)
        for mark in marks:
            if mark["kind"] != "gold" or mark["entity"] == "PERSON" or texts[mark["text"]] > 1:
                continue
            if not PLAIN.fullmatch(mark["text"]) or re.search(r"obfus|split|spell|word|hidden|disguise", " ".join(gold.get("tags", []))):
                continue
            share, own = covered(mark, found[name, record, mark["pointer"]])
            if share == 1.0 and own:
                digest = hashlib.sha256(f"{origin}/{gold['id']}/{mark['pointer']}/{mark['start']}".encode()).hexdigest()
                values[mark["entity"]].append((digest, number, mark))
    picked = []
    for entity, items in values.items():
        picked += [(number, mark) for _, number, mark in sorted(items, key=lambda item: item[0])[:an_entity]]
    by_record = collections.defaultdict(dict)
    for (name, record, pointer), findings in found.items():
        by_record[name, record][pointer] = findings
    plain_found = {number: by_record[place[number]] for number, _ in picked}
    return everything, picked, plain_found


def build(everything, picked, only):
    made = collections.defaultdict(list)  # by shape
    for number, mark in picked:
        _, shape, line, gold = everything[number]
        record = json.loads(line)
        target = next(m for m in gold["spans"] if m is mark)
        for name, (group, entities, disguise) in DISGUISES.items():
            if mark["entity"] not in entities or (only and f"{mark['entity']}/{name}" not in only):
                continue
            messages = disguise(mark["text"], random.Random(number))
            if not messages:
                continue
            done = rewritten(record, gold["spans"], target, messages, number)
            if done:
                made[shape].append((name, group, number, mark["entity"], *done))
    return made


def false_findings(found, marks, plain):
    """Findings that touch no mark and were not there before, told by their rules: places move."""
    out = []
    spare = collections.Counter(f["rule"] for fs in plain.values() for f in fs)
    for pointer, findings in found.items():
        for f in findings:
            if any(m["pointer"] == pointer and m["start"] < f["end"] and m["end"] > f["start"] for m in marks):
                continue
            if spare[f["rule"]] > 0:
                spare[f["rule"]] -= 1
                continue
            out.append((pointer, f))
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("expunge")
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--values", type=int, default=6, help="values of each entity")
    parser.add_argument("--limits", type=pathlib.Path)
    parser.add_argument("--misses", action="append", default=[])
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--false", action="store_true", dest="show_false")
    args = parser.parse_args()
    everything, picked, plain_found = chosen(args.corpus, args.expunge, args.values)
    made = build(everything, picked, set(args.misses))
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.write or pathlib.Path(temporary)
        folder.mkdir(exist_ok=True)
        for shape, items in made.items():
            (folder / (shape + ".jsonl")).write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for *_, r, _ in items))
            if args.write:
                (folder / (shape + ".gold.jsonl")).write_text("".join(
                    json.dumps({"id": f"{entity}/{name}/{number}", "record": i, "tags": [name, group],
                                "spans": [{k: v for k, v in m.items() if k not in ("target", "turn")} for m in marks]},
                               ensure_ascii=False) + "\n"
                    for i, (name, group, number, entity, _, marks) in enumerate(items)))
        found = scan(args.expunge, folder, [shape + ".jsonl" for shape in made])
    by_record = collections.defaultdict(dict)
    for (name, record, pointer), findings in found.items():
        by_record[name, record][pointer] = findings
    cells = collections.defaultdict(list)
    wrong = collections.defaultdict(int)
    for shape, items in made.items():
        for i, (name, group, number, entity, record, marks) in enumerate(items):
            here = by_record[shape + ".jsonl", i]
            targets = [m for m in marks if m.get("target")]
            shares = [covered(m, here.get(m["pointer"], [])) for m in targets]
            whole = sum(s == 1.0 and own for s, own in shares) / len(shares)
            cells[group, name, entity].append(whole)
            false = false_findings(here, marks, plain_found[number])
            wrong[group, name] += len(false)
            if args.show_false:
                for pointer, f in false:
                    text = at_pointer(record, pointer)
                    print(f"FALSE {entity}/{name} {f['entity']} {f['rule']}: {text[max(0, f['start'] - 40):f['start']]!r} "
                          f"<<{text[f['start']:f['end']]}>> {text[f['end']:f['end'] + 20]!r}")
            if args.misses and whole < 1:
                print(f"{entity}/{name} {shape} {everything[number][3]['id']} {everything[number][0]}")
                for mark, (share, own) in zip(targets, shares):
                    text = at_pointer(record, mark["pointer"])
                    print(f"    {share:.2f} {'own' if own else '-'} {text[max(0, mark['start'] - 60):mark['start']]!r} "
                          f"<<{mark['text']}>> {text[mark['end']:mark['end'] + 30]!r} "
                          f"{[(f['entity'], f['rule'], f['start'] - mark['start'], f['end'] - mark['end']) for f in here.get(mark['pointer'], []) if f['start'] < mark['end'] and f['end'] > mark['start']]}")
    report(cells, wrong)
    return judge(cells, wrong, args.limits) if args.limits else 0


def mean(values):
    return sum(values) / len(values)


def report(cells, wrong):
    entities = sorted({entity for *_, entity in cells})
    print(f"{'':28}" + "".join(f"{e[:9]:>10}" for e in entities) + f"{'all':>10}{'false':>7}")
    groups = {}
    for group, name, _ in cells:
        groups.setdefault(group, {})[name] = None
    for group, names in groups.items():
        for name in list(names) + [None]:
            row = {e: [v for (g, n, x), vs in cells.items() if g == group and x == e and name in (n, None) for v in vs]
                   for e in entities}
            every = [v for vs in row.values() for v in vs]
            label = name or f"== {group}"
            print(f"{label:28}" + "".join(f"{mean(row[e]):10.2f}" if row[e] else f"{'':10}" for e in entities) +
                  f"{mean(every):10.3f}{sum(c for (g, n), c in wrong.items() if g == group and name in (n, None)):7}")
    row = {e: [v for (_, _, x), vs in cells.items() if x == e for v in vs] for e in entities}
    every = [v for vs in row.values() for v in vs]
    print(f"{'all':28}" + "".join(f"{mean(row[e]):10.2f}" for e in entities) + f"{mean(every):10.3f}{sum(wrong.values()):7}   of {len(every)}")


def judge(cells, wrong, path):
    limits = json.loads(path.read_text())
    failed = []
    for group, least in limits["recall"].items():
        reached = mean([v for (g, *_), vs in cells.items() if g == group for v in vs])
        if reached < least:
            failed.append(f"{group}: recall {reached:.3f}, limit {least}")
    if sum(wrong.values()) > limits["false"]:
        failed.append(f"false findings {sum(wrong.values())}, limit {limits['false']}")
    for line in failed:
        print(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
