#!/usr/bin/env python3
"""Runs a page of docs/ as its reader would.

    walkthrough.py PAGE.md     EXPUNGE=path of the command

In the page, blocks of ```KIND NAME``` are files: they are written as NAME.  Blocks of ```console hold
commands behind "$ " and what they print (both streams); "..." there stands for anything.  A command
that fails must say so: the line behind what it prints is "[exit N]".
"""
import os
import re
import subprocess
import sys
import tempfile


def blocks(text):
    """Yields (info, body, line) of each fenced block."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        opening = re.fullmatch(r"```(\S.*)", lines[at])
        at += 1
        if not opening:
            continue
        begin = at
        while lines[at] != "```":
            at += 1
        yield opening.group(1), lines[begin:at], begin + 1
        at += 1


def commands(body, line):
    """Yields (command, expected output, line)."""
    command, expected, where = None, [], line
    for offset, text in enumerate(body):
        if text.startswith("$ "):
            if command is not None:
                yield command, expected, where
            command, expected, where = text[2:], [], line + offset
        elif command is not None and not expected and command.endswith("\\"):
            command = command[:-1] + text.strip()
        else:
            expected.append(text)
    if command is not None:
        yield command, expected, where


def matches(expected, printed):
    pattern = ".*".join(re.escape(part) for part in expected.split("..."))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def main():
    page = os.path.abspath(sys.argv[1])
    binary = os.path.abspath(os.environ["EXPUNGE"])
    failed = ran = 0
    with tempfile.TemporaryDirectory() as folder, open(page, encoding="utf-8") as file:
        os.makedirs(os.path.join(folder, "bin"))
        os.symlink(binary, os.path.join(folder, "bin", "expunge"))
        os.makedirs(os.path.join(folder, "work"))
        environment = {"PATH": os.path.join(folder, "bin") + ":" + os.environ["PATH"], "LC_ALL": "C.UTF-8",
                       "HOME": folder, "TZ": "UTC"}
        for info, body, line in blocks(file.read()):
            kind, _, name = info.partition(" ")
            if name:
                path = os.path.join(folder, "work", name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8") as out:
                    out.write("\n".join(body) + "\n")
            if kind != "console":
                continue
            for command, expected, where in commands(body, line):
                ran += 1
                done = subprocess.run(["bash", "-c", command], cwd=os.path.join(folder, "work"), env=environment,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                      encoding="utf-8", timeout=300, check=False)
                printed = done.stdout + (f"[exit {done.returncode}]\n" if done.returncode else "")
                wanted = "".join(text + "\n" for text in expected)
                if not matches(wanted, printed):
                    failed += 1
                    print(f"{page}:{where}: {command}\n--- the page says\n{wanted}--- it prints\n{printed}")
    if ran == 0:
        print(f"{page}: no commands")
    return 1 if failed or ran == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
