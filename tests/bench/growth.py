#!/usr/bin/env python3
"""How the cost of a byte grows with what is given: size of the input, jobs, rules, names on a list.

usage: growth.py EXPUNGE OUT.svg [--largest MB] [--folder DIR]     writes OUT.svg and prints the figures as a table

Processor time, not wall time, but for jobs.  What a run costs before its first byte is taken off by measuring two sizes.
Needs nothing but Python 3; files go to a folder in memory (/dev/shm) if there is one.
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time


class Bench:
    def __init__(self, expunge, folder):
        self.expunge = expunge
        self.folder = folder
        self.made = {}

    def path(self, name):
        return os.path.join(self.folder, name)

    def data(self, megabytes):
        if megabytes not in self.made:
            file = self.path(f'{megabytes}.jsonl')
            subprocess.run([self.expunge, 'bench', '--write', file, '--megabytes', str(megabytes)], check=True,
                           stderr=subprocess.DEVNULL)
            self.made[megabytes] = file
        return self.made[megabytes]

    def seconds(self, command, wall=False, runs=3):
        """The least of some runs: what disturbs a run only ever adds."""
        best = float('inf')
        for _ in range(runs):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            begin = time.monotonic()
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
            if done.returncode not in (0, 1):
                sys.exit(f'growth.py: {" ".join(command)}: {done.stderr.decode()}')
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            best = min(best, time.monotonic() - begin if wall else spent)
        return best

    def redact(self, file, *options, jobs=1):
        return [self.expunge, 'redact', file, '-o', self.path('out.jsonl'), '--names', 'rules', '--quiet', '--jobs', str(jobs),
                *options]

    def per_megabyte(self, command_for, small=10, large=50):
        """Milliseconds of a megabyte, without what comes before the first."""
        difference = self.seconds(command_for(self.data(large))) - self.seconds(command_for(self.data(small)))
        return 1e3 * difference / (large - small)


def sizes(bench, largest):
    wanted = [size for size in (10, 30, 100, 300, 1000, 2000, 4000) if size <= largest]
    rows = []
    for size in wanted:
        runs = 3 if size <= 300 else 1
        rows.append((size, 1e3 * bench.seconds(bench.redact(bench.data(size)), runs=runs) / size))
        if size > 300:
            os.remove(bench.made.pop(size))
    return rows


def jobs(bench):
    file = bench.data(100)
    return [(count, 1e3 * bench.seconds(bench.redact(file, jobs=count), wall=True) / 100) for count in (1, 2, 3, 4)]


def rule_file(bench, count):
    """Cues that nobody says, and some that everybody does."""
    path = bench.path(f'rules-{count}.yaml')
    with open(path, 'w', encoding='utf-8') as out:
        for i in range(count):
            word = ''.join('abcdefghijklmnopqrstuvwxyz'[(i * 7919 + k * k * 31) // 26 ** (k % 3) % 26] for k in range(6)) + str(i)
            out.write(f"---\nid: grow/r{i}\nentity: HANDLE\nabout: Made for growth.py\n"
                      f"pattern: '(?i)\\b{word}(?: is|:) {{0,2}}(?P<value>[a-z0-9_]{{3,20}})'\nscore: 0.8\n"
                      f"matches: ['{word}: <<abc>>', '{word} is <<abcd>>', '{word}:<<xyz>>']\n"
                      f"non_matches: ['{word}', 'is abc', ': abc']\n")
    return path


def rules(bench):
    rows = [(0.5, bench.per_megabyte(lambda file: bench.redact(file)))]  # none, at the left end of a logarithmic axis
    for count in (10, 30, 100, 300, 1000):
        path = rule_file(bench, count)
        rows.append((count, bench.per_megabyte(lambda file: bench.redact(file, '--rules', path))))
    return rows


def registry(bench, count):
    path = bench.path(f'registry-{count}.jsonl')
    with open(path, 'w', encoding='utf-8') as out:
        for i in range(count):
            first, last = ('Q' + ''.join('aeiou'[n // 5 ** k % 5] + 'bcdfghjklm'[n // 10 ** k % 10] for k in range(5))
                           for n in (i, 7 * i + 3))
            out.write(json.dumps({'id': f's{i}', 'names': [f'{first} {last}'], 'emails': [f'u{i}@q{i % 89}.example.net']}) + '\n')
    return path


def names(bench):
    rows = []
    for count in (1, 100, 1000, 10000, 100000):
        path = registry(bench, count)
        rows.append((count, bench.per_megabyte(lambda file: [bench.expunge, 'optout', 'sweep', file, '--registry', path, '-o',
                                                             bench.path('swept.jsonl'), '--jobs', '1', '--quiet'])))
    return rows


def panel(title, unit, rows, left, top, logarithmic=True):
    """One plot: a line of points, both axes named, the vertical one from zero."""
    import math
    width, height = 300, 190
    scale = math.log10 if logarithmic else float
    xs = [scale(x) for x, _ in rows]
    low, high = min(xs), max(xs)
    most = max(y for _, y in rows) * 1.15
    points = [(left + 45 + (x - low) / (high - low or 1) * (width - 65), top + 30 + (1 - y / most) * (height - 70))
              for x, (_, y) in zip(xs, rows)]
    out = [f'<text x="{left + 45}" y="{top + 18}" class="title">{title}</text>',
           f'<path class="axis" d="M{left + 45},{top + 30} V{top + height - 40} H{left + width - 15}"/>']
    for share in (0, 0.5, 1):
        y = top + 30 + (1 - share) * (height - 70)
        out.append(f'<text x="{left + 40}" y="{y + 4:.1f}" class="tick right">{most * share:.1f}</text>')
        out.append(f'<path class="grid" d="M{left + 45},{y:.1f} H{left + width - 15}"/>')
    out.append('<polyline class="line" points="' + ' '.join(f'{x:.1f},{y:.1f}' for x, y in points) + '"/>')
    for (x, y), (value, _) in zip(points, rows):
        label = '0' if value == 0.5 else f'{value:g}' if value < 10000 else f'10^{round(math.log10(value))}'
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>')
        out.append(f'<text x="{x:.1f}" y="{top + height - 25}" class="tick middle">{label}</text>')
    out.append(f'<text x="{left + 45 + (width - 65) / 2:.1f}" y="{top + height - 8}" class="tick middle">{unit}</text>')
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('expunge')
    parser.add_argument('svg')
    parser.add_argument('--largest', type=int, default=1000, help='megabytes of the largest input')
    parser.add_argument('--folder', default='/dev/shm' if os.path.isdir('/dev/shm') else None)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        bench = Bench(os.path.abspath(arguments.expunge), folder)
        panels = [('size of the input', 'megabytes', sizes(bench, arguments.largest), True),
                  ('jobs (wall time)', 'jobs', jobs(bench), False),
                  ('rules of the user', 'rules', rules(bench), True),
                  ('people on an opt-out list', 'people', names(bench), True)]
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 420" font-family="sans-serif">',
           '<style>.title{font-size:13px;font-weight:bold}.tick{font-size:10px;fill:#444}.right{text-anchor:end}'
           '.middle{text-anchor:middle}.axis{fill:none;stroke:#444}.grid{stroke:#ddd}.line{fill:none;stroke:#1f5fa8;stroke-width:2}'
           'circle{fill:#1f5fa8}</style><rect width="620" height="420" fill="white"/>',
           '<text x="45" y="14" class="tick">milliseconds for a megabyte</text>']
    for i, (title, unit, rows, logarithmic) in enumerate(panels):
        print(title)
        for value, cost in rows:
            print(f'  {0 if value == 0.5 else value:>8g} {unit:<10} {cost:8.2f} ms/MB')
        out += panel(title, unit, rows, 5 + 305 * (i % 2), 15 + 200 * (i // 2), logarithmic)
    with open(arguments.svg, 'w', encoding='utf-8') as file:
        file.write('\n'.join(out) + '\n</svg>\n')


main()
