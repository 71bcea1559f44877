#!/usr/bin/env python3
"""Peers on the same texts: accuracy and speed side by side.

usage: compare.py EXPUNGE [--corpus DIR] [--megabytes N] [--no-names]

Accuracy is measured on labelled conversations (corpus/ of the source tree unless told): every string of every record is a text of
its own to a peer, for none of them knows records.  A gold value counts as found if a span touches it; a span that touches neither gold
nor a value marked optional is false.  Which entity a peer calls it does not matter, and PERSON is left out with --no-names.
Speed is measured on made-up role play (expunge bench --write), least of three runs, one process; peers that would take minutes get less
of it.

Peers that are not installed are left out:  pip install presidio-analyzer && python3 -m spacy download en_core_web_sm
(presidio; without the model its patterns run alone, shown as -n); pip install datafog (datafog); pip install scrubadub (scrubadub); gitleaks in the PATH.
"""
import argparse
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time


def strings_of(value, pointer=''):
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings_of(inner, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from strings_of(inner, f'{pointer}/{i}')


def load(folder):
    """Texts with their gold and optional spans; all of them are JSON Lines."""
    texts = []
    for gold_path in sorted(glob.glob(os.path.join(folder, '*.gold.jsonl'))):
        with open(gold_path.replace('.gold.jsonl', '.jsonl'), encoding='utf-8') as file:
            records = [json.loads(line) for line in file if line.strip()]
        with open(gold_path, encoding='utf-8') as file:
            for line in file:
                row = json.loads(line)
                marks = {}
                for span in row['spans']:
                    marks.setdefault(span['pointer'], []).append(span)
                for pointer, text in strings_of(records[row['record']]):
                    own = marks.get(pointer, [])
                    texts.append({'text': text, 'gold': [s for s in own if s['kind'] == 'gold'],
                                  'optional': [s for s in own if s['kind'] == 'optional']})
    return texts


class Expunge:
    """Gets the records whole, as its users would give them."""
    name = 'expunge'

    def __init__(self, path, names):
        self.path, self.names = path, names

    def spans_of_folder(self, folder, texts):
        found = []
        for gold_path in sorted(glob.glob(os.path.join(folder, '*.gold.jsonl'))):
            data = gold_path.replace('.gold.jsonl', '.jsonl')
            out = subprocess.run([self.path, 'scan', data, '--format', 'jsonl', '--names', self.names, '--quiet'],
                                 capture_output=True, check=False, text=True).stdout
            by_place = {}
            for line in out.splitlines():
                finding = json.loads(line)
                if finding.get('type') == 'finding' and finding.get('action') != 'keep':
                    by_place.setdefault((finding['record'], finding['pointer']), []).append((finding['start'], finding['end']))
            with open(data, encoding='utf-8') as file:
                records = [json.loads(line) for line in file if line.strip()]
            with open(gold_path, encoding='utf-8') as file:
                for line in file:
                    number = json.loads(line)['record']
                    for pointer, _ in strings_of(records[number]):
                        found.append(by_place.get((number, pointer), []))
        return found

    def seconds(self, file, folder):
        begin = time.monotonic()
        subprocess.run([self.path, 'redact', file, '-o', os.path.join(folder, 'out.jsonl'), '--jobs', '1', '--names', self.names,
                        '--quiet'], check=True)
        return time.monotonic() - begin


class Python:
    """A peer that is a function from a text to spans."""
    share = 100  # gets so much less of the data for speed

    def spans_of_folder(self, _, texts):
        return [self.spans(text['text']) for text in texts]

    def seconds(self, file, _):
        with open(file, encoding='utf-8') as lines:
            texts = [text for line in lines for _, text in strings_of(json.loads(line))]
        begin = time.monotonic()
        for text in texts:
            self.spans(text)
        return time.monotonic() - begin


class Presidio(Python):
    name = 'presidio'

    def __init__(self):
        import spacy
        from presidio_analyzer import AnalyzerEngine
        from presidio_analyzer.nlp_engine import NlpEngineProvider, SpacyNlpEngine
        if spacy.util.is_package('en_core_web_sm'):
            configuration = {'nlp_engine_name': 'spacy', 'models': [{'lang_code': 'en', 'model_name': 'en_core_web_sm'}]}
            engine = NlpEngineProvider(nlp_configuration=configuration).create_engine()
        else:  # its patterns alone: no names
            self.name = 'presidio -n'
            engine = SpacyNlpEngine(models=[{'lang_code': 'en', 'model_name': 'blank'}])
            engine.nlp = {'en': spacy.blank('en')}
        self.engine = AnalyzerEngine(nlp_engine=engine)

    def spans(self, text):
        wanted = [e for e in self.engine.get_supported_entities('en') if e not in ('LOCATION', 'NRP', 'DATE_TIME')]
        return [(r.start, r.end) for r in self.engine.analyze(text=text, language='en', entities=wanted)]


class DataFog(Python):
    name = 'datafog'

    def __init__(self):
        from datafog.processing.text_processing.regex_annotator import RegexAnnotator
        self.annotator = RegexAnnotator()

    def spans(self, text):
        _, result = self.annotator.annotate_with_spans(text)
        return [(s.start, s.end) for s in result.spans]


class Scrubadub(Python):
    name = 'scrubadub'

    def __init__(self):
        import scrubadub
        self.scrubber = scrubadub.Scrubber()

    def spans(self, text):
        return [(f.beg, f.end) for f in self.scrubber.iter_filth(text)]


class Gitleaks:
    """Secrets only; knows lines, so each text is a file's line."""
    name = 'gitleaks'

    def __init__(self):
        self.path = shutil.which('gitleaks')
        if self.path is None:
            raise ImportError('gitleaks')

    def run(self, folder):
        report = os.path.join(folder, 'report.json')
        source = os.path.join(folder, 'source')
        subprocess.run([self.path, 'detect', '--no-git', '--source', source, '--report-path', report, '--report-format', 'json',
                        '--exit-code', '0'], check=True, stderr=subprocess.DEVNULL)
        with open(report, encoding='utf-8') as file:
            return json.load(file)

    def spans_of_folder(self, _, texts):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, 'source'))
            for i, text in enumerate(texts):
                with open(os.path.join(folder, 'source', f'{i}.txt'), 'w', encoding='utf-8') as file:
                    file.write(text['text'])
            found = [[] for _ in texts]
            for leak in self.run(folder):
                number = int(os.path.basename(leak['File']).split('.')[0])
                at = texts[number]['text'].find(leak['Secret'])
                if at >= 0:
                    found[number].append((at, at + len(leak['Secret'])))
            return found

    def seconds(self, file, folder):
        with tempfile.TemporaryDirectory(dir=folder) as inner:
            os.mkdir(os.path.join(inner, 'source'))
            shutil.copy(file, os.path.join(inner, 'source', 'data.txt'))
            begin = time.monotonic()
            self.run(inner)
            return time.monotonic() - begin


def touches(span, mark):
    return span[0] < mark['end'] and mark['start'] < span[1]


def score(texts, found, skip):
    values = hits = spans = good = characters = 0
    for text, own in zip(texts, found):
        gold = [mark for mark in text['gold'] if mark['entity'] not in skip]
        excused = text['optional'] + [mark for mark in text['gold'] if mark['entity'] in skip]
        characters += len(text['text'])
        values += len(gold)
        hits += sum(any(touches(span, mark) for span in own) for mark in gold)
        for span in own:
            if any(touches(span, mark) for mark in gold):
                good += 1
                spans += 1
            elif not any(touches(span, mark) for mark in excused):
                spans += 1
    precision = good / spans if spans else 0
    recall = hits / values if values else 0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return precision, recall, f1, 1e4 * (spans - good) / characters


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('expunge')
    parser.add_argument('--corpus', default=os.path.join(here, '..', '..', 'corpus'))
    parser.add_argument('--megabytes', type=int, default=50)
    parser.add_argument('--no-names', action='store_true', help='leave PERSON out of the accuracy')
    arguments = parser.parse_args()
    texts = load(arguments.corpus)
    names = 'off' if arguments.no_names else 'model'
    peers = [Expunge(os.path.abspath(arguments.expunge), names)]
    for make in (Presidio, DataFog, Scrubadub, Gitleaks):
        try:
            peers.append(make())
        except Exception as error:  # whatever keeps it from being there
            print(f'{make.name}: left out: {type(error).__name__}: {error}'.splitlines()[0], file=sys.stderr)
    skip = {'PERSON'} if arguments.no_names else set()
    print(f"{len(texts):,} texts, {sum(len(t['gold']) for t in texts):,} gold values\n")
    print(f"{'':<11}  {'precision':>9}  {'recall':>7}  {'F1':>6}  {'false/10k chars':>15}  {'MB/s':>9}  {'expunge is':>12}")
    ours = None
    with tempfile.TemporaryDirectory(dir='/dev/shm' if os.path.isdir('/dev/shm') else None) as folder:
        for peer in peers:
            precision, recall, f1, false = score(texts, peer.spans_of_folder(arguments.corpus, texts), skip)
            megabytes = max(1, arguments.megabytes // getattr(peer, 'share', 1))
            file = os.path.join(folder, f'{megabytes}.jsonl')
            if not os.path.exists(file):
                subprocess.run([peers[0].path, 'bench', '--write', file, '--megabytes', str(megabytes)], check=True,
                               stderr=subprocess.DEVNULL)
            rounds = 3 if peer is peers[0] else 1
            speed = os.path.getsize(file) / 1e6 / min(peer.seconds(file, folder) for _ in range(rounds))
            ours = ours or speed
            print(f'{peer.name:<11}  {precision:>9.3f}  {recall:>7.3f}  {f1:>6.3f}  {false:>15.2f}  {speed:>9.3f}  '
                  f"{'' if peer is peers[0] else f'{ours / speed:,.0f} x faster':>12}")


main()
