#!/usr/bin/env python3
"""Holds Copydesk's articles against the IPTC's own schema of ninjs 3.1 with another implementation of
JSON Schema, python-jsonschema, formats asserted.

    "$(bash Tests/Fixtures/install-peers.sh schema)" Tests/Fixtures/check-articles.py \\
      --binary .build/release/copydesk --shared ../shared

Four sources of articles: the fixtures of the tests (stories through `copydesk process`, and the articles
that are kept beside them), the examples of raw-story, 1,000 generated stories, and the good items of the
ninjs suite. Of that suite's bad items, each must be refused with a location. Prints a line a source;
exit 1 if an article is invalid, a story of ours that should become an article does not, or a bad item is
not refused with a location.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema
import referencing
import referencing.jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
STORIES = ROOT / "Tests" / "Fixtures" / "stories"
FORMATS = {"nitf": "nitf", "newsml": "newsml-g2", "iptc7901": "iptc7901", "anpa": "anpa", "ninjs": "ninjs"}


def validator(shared):
    """Of ninjs 3.1, with GeoJSON's own schema for the one reference that leaves it."""
    schema = json.loads((shared / "ninjs/specification/ninjs-schema_3.1.json").read_text())
    geojson = json.loads((shared / "ninjs/test_suite/GeoJSON-schema.json").read_text())
    resource = referencing.Resource.from_contents(
        geojson, default_specification=referencing.jsonschema.DRAFT7)
    registry = referencing.Registry().with_resources(
        [(name, resource) for name in ("https://geojson.org/schema/GeoJSON.json",
                                       "https://geojson.org/schema/GeoJSON.json#")])
    kind = jsonschema.Draft202012Validator
    missing = {"date-time", "uri"} - kind.FORMAT_CHECKER.checkers.keys()
    if missing:
        sys.exit(f"the other implementation does not check {missing}")
    return kind(schema, registry=registry, format_checker=kind.FORMAT_CHECKER)


class Check:
    def __init__(self, binary, shared):
        self.binary = binary
        self.validator = validator(shared)
        self.failures = 0

    def fail(self, text):
        self.failures += 1
        if self.failures <= 40:
            print("  " + text)

    def process(self, arguments, text=None):
        """One object an input, as `--outcomes` prints it."""
        run = subprocess.run([self.binary, "process", "--outcomes", *arguments], input=text,
                             capture_output=True, text=True, check=False)
        if run.returncode not in (0, 65):
            sys.exit(f"copydesk process ended with {run.returncode}: {run.stderr[:2000]}")
        return [json.loads(line) for line in run.stdout.splitlines()]

    def article(self, article, name):
        for error in self.validator.iter_errors(article):
            place = "/".join(str(part) for part in error.absolute_path)
            self.fail(f"{name}: /{place}: {error.validator}")

    def outcomes(self, title, outcomes, least, may_refuse=()):
        """Each article is valid; a dead letter is one of the reasons that are allowed."""
        articles = 0
        refused = collections.Counter()
        for number, outcome in enumerate(outcomes):
            name = f"{title} {number}: {outcome['source']}"
            if "article" in outcome:
                articles += 1
                self.article(outcome["article"], name)
            elif "rejection" in outcome:
                code = outcome["rejection"]["code"]
                refused[code] += 1
                if code not in may_refuse:
                    self.fail(f"{name}: refused as {code}")
        if articles < least:
            self.fail(f"{title}: only {articles} articles")
        reasons = ", ".join(f"{count} {code}" for code, count in sorted(refused.items()))
        print(f"{title}: {len(outcomes)} inputs, {articles} articles" + (f"; refused {reasons}" if reasons else ""))


def fixtures():
    """The stories of the fixtures as raw-story, one a line, and the texts."""
    lines, texts = [], []
    for file in sorted((STORIES / "rules").glob("*.json")):
        for case in json.loads(file.read_text())["cases"]:
            if "rejection" in case["expect"] or "headers" in case:
                continue
            if "story" in case:
                lines.append(case["story"])
            elif "text" in case:
                texts.append(case["text"])
    for file in sorted((STORIES / "enrich").glob("*.json")):
        lines += [story["story"] for story in json.loads(file.read_text())["stories"]]
    lines.append(json.loads((STORIES / "fields.json").read_text()))
    return [distinct(line, number) for number, line in enumerate(lines)], texts


def distinct(story, number):
    """With an id and a sentence of its own: duplicates are not what is looked at here."""
    sentence = f"Item {number + 1000} of the check was filed at desk {number + 2000} in room {number + 3000}."
    story["id"] = f"fixture-{number}"
    body = story.get("body")
    if isinstance(body, str) and body:
        story["body"] = f"{body}\n\n{sentence}"
    elif isinstance(body, dict):
        html = body.get("contentType") == "text/html"
        body["value"] += f"<p>{sentence}</p>" if html else f"\n\n{sentence}"
    elif "text" in story:
        story["text"] += f"\n\n{sentence}"
    return story


def jsonl(documents):
    return "".join(json.dumps(document) + "\n" for document in documents)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--shared", required=True, type=pathlib.Path)
    parser.add_argument("--generated", type=int, default=1000)
    arguments = parser.parse_args()
    check = Check(arguments.binary, arguments.shared)

    lines, texts = fixtures()
    check.outcomes("rules and labelled stories", check.process(["--jsonl", "-"], jsonl(lines)), 200,
                   {"no_body", "no_headline", "bad_time", "schema_mismatch"})
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts):
            files.append(f"{folder}/{number}.txt")
            story = distinct({"text": text}, 800 + number)
            pathlib.Path(files[-1]).write_text(story["text"], encoding="utf-8")
        check.outcomes("texts of rules", check.process(["--format", "text/plain", *files]), 15,
                       {"no_body", "no_headline"})
    formats = [file for file in sorted((STORIES / "formats").iterdir())
               if not file.name.endswith(".article.json")]
    check.outcomes("formats", [
        outcome for file in formats
        for outcome in check.process(["--format", FORMATS[file.name.split(".")[0].split("-")[0]],
                                      str(file)])], 12)
    kept = [*sorted((STORIES / "formats").glob("*.article.json")), STORIES / "fields.article.json",
            *sorted((ROOT / "Schemas/article/examples/valid").glob("*.json"))]
    for file in kept:
        check.article(json.loads(file.read_text()), file.name)
    print(f"articles kept beside fixtures and schemas: {len(kept)}")
    examples = sorted((ROOT / "Schemas/raw-story/examples/valid").glob("*.json"))
    documents = [distinct(json.loads(file.read_text()), 500 + number)
                 for number, file in enumerate(examples)]
    for file, document in zip(examples, documents):
        if file.name.startswith("2-"):
            document["schemaVersion"] = "2"
    check.outcomes("examples of raw-story", check.process(["--jsonl", "-"], jsonl(documents)), 5,
                   {"no_body"})

    generated = subprocess.run(
        [arguments.binary, "bench", "stories", "--count", str(arguments.generated), "--seed", "7"],
        capture_output=True, text=True, check=True).stdout
    check.outcomes("generated stories", check.process(["--jsonl", "-"], generated),
                   arguments.generated * 6 // 10,
                   # What the generator breaks on purpose.
                   {"no_body", "no_headline", "bad_time", "invalid_json", "schema_mismatch"})

    suite = arguments.shared / "ninjs" / "test_suite"
    versions = [folder for folder in sorted(suite.iterdir())
                if folder.is_dir() and not folder.name.endswith("_dev")]
    good = [str(file) for folder in versions for file in sorted(folder.glob("should_pass/*"))]
    check.outcomes("the ninjs suite's good items", check.process(["--format", "ninjs", *good]), 0,
                   {"no_body", "no_headline", "unsupported_type", "bad_time"})
    bad = [str(file) for folder in versions for file in sorted(folder.glob("should_fail/*"))]
    outcomes = check.process(["--format", "ninjs", *bad])
    located = sum("instanceLocation" in outcome.get("rejection", {}) for outcome in outcomes)
    if located < len(bad) or len(good) < 100:
        check.fail("a bad item of the ninjs suite is not refused with a location, or items are missing")
    print(f"the ninjs suite's bad items: {len(bad)}, {located} refused with a location")
    print(f"{check.failures} failures")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
