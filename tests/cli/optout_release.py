#!/usr/bin/env python3
"""Writes a release in which people of an opt-out registry are planted, and what a sweep must make of it.

    optout_release.py FOLDER [MESSAGES]     people.yaml, release.jsonl, expected.jsonl (marks without numbers)

Each of 1,000 subjects stands there in twenty forms; all other messages hold look-alikes that must
stay.  Words are made of syllables, so that no text names a subject by chance.  Twin of
tests/optout/release_test.cc, for the command.
"""
import json
import random
import sys

SUBJECTS = 1000
TURNS = 10
PARTS = "ba de fi go ku la me no pu ra si to vu wa xe zy".split()


def syllables(number, count):
    word = ""
    for _ in range(count):
        word += PARTS[number % 16]
        number //= 16
    return word


class Person:
    def __init__(self, number):
        self.number = number
        self.first = syllables(number, 3).title()
        self.last = syllables(number * 7 + 3, 4).title() + "k"
        self.local = f"{self.first}.{self.last}".lower()
        self.mail = self.local + "@brightmail.net"
        self.digits = f"415{5550000 + number}"
        self.handle = f"{self.first.lower()}_{1000 + number}"

    def entry(self):
        return (f"- id: S-{self.number}\n  names: [{{name: {self.first} {self.last}, initials: true}}]\n"
                f"  emails: [{self.mail}]\n  phones: ['+1{self.digits}']\n  handles: [{self.handle}]\n"
                f"  strings: ['{self.number} {self.last} Quay']\n")

    def forms(self):
        """(raw JSON of a text, entity) of each form."""
        first, last, d = self.first, self.last, self.digits
        name = f"{first} {last}"
        area, exchange, line = d[:3], d[3:6], d[6:]

        def escaped(text):
            return "".join(f"\\u{ord(c):04x}" for c in text)

        return [(text, "PERSON") for text in (
            name, name.upper(), f"{first.lower()}   {last.lower()}", f"{last}, {first}",
            f"{first[0]}. {last}", escaped(name), f"{first}-{last}",
            name[0] + name[1:].replace("a", "\u0430", 1), first + last,
        )] + [(text, "EMAIL_ADDRESS") for text in (
            self.mail, self.mail.upper(), f"{self.local}+lists@brightmail.net",
            f"{self.local} [at] brightmail (dot) net", escaped(self.mail),
        )] + [(text, "PHONE_NUMBER") for text in (
            f"+1{d}", f"({area}) {exchange}-{line}", f"001 {area}.{exchange}.{line}",
        )] + [("@" + self.handle.upper(), "HANDLE"), (self.handle, "HANDLE"),
              (f"{self.number}, {last.lower()} quay", "OPT_OUT")]

    def look_alikes(self):
        return [self.first, f"{self.last}s {self.first}ek", "x" + self.mail, self.digits[:9] + "x",
                self.handle + "1", f"{self.first} and {self.last}"]


def main():
    folder, messages = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    people = [Person(number) for number in range(SUBJECTS)]
    planted = [(raw, f"[{entity}_#]") for person in people for raw, entity in person.forms()]
    chance = random.Random(2026)
    chance.shuffle(planted)
    places = set(chance.sample(range(messages), len(planted)))
    with open(f"{folder}/people.yaml", "w", encoding="utf-8") as out:
        out.write("subjects:\n" + "".join(person.entry() for person in people))
    with open(f"{folder}/release.jsonl", "w", encoding="utf-8") as before, \
            open(f"{folder}/expected.jsonl", "w", encoding="utf-8") as after:
        for first in range(0, messages, TURNS):
            given, wanted = [], []
            for at in range(first, min(first + TURNS, messages)):
                if at in places:
                    raw, mark = planted.pop()
                else:
                    raw = mark = chance.choice(chance.choice(people).look_alikes())
                role = "assistant" if at % 2 else "user"
                lead = f'{{"role":"{role}","content":"well {syllables(chance.randrange(256), 2)}, '
                given.append(f'{lead}{raw} ok\\n"}}')
                wanted.append(f'{lead}{mark} ok\\n"}}')
            head = f'{{"conversation_id":{json.dumps("c" + str(first))},"conversation":['
            before.write(head + ",".join(given) + "]}\n")
            after.write(head + ",".join(wanted) + "]}\n")


main()
