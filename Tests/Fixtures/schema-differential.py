#!/usr/bin/env python3
"""Holds Copydesk's validator against two others: jsonschema (Python) and jsonschema-rs (Rust).

    bash Tests/Fixtures/install-peers.sh schema
    .tools/schema-peers/bin/python3 Tests/Fixtures/schema-differential.py --pairs 20000 --seed 1

Schemas and documents are made up from the seed, the documents near to what the schemas ask for, so
that both verdicts come often. All pairs go through `copydesk validate --suite` in files of the
official suite's form. Each disagreement is put down to one of the known causes below, or shown whole
and counted as unexplained; exit 1 if there is any of these.
"""

import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

import jsonschema
import jsonschema_rs

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAMES = ["a", "b", "kind", "x-y", "é", "name"]
STRINGS = ["", "a", "b", "ab", "abc", "kind", "é", "😀", "a\n", "2026-01-01", "aaaa", "x-y", "AB", "1"]
PATTERNS = ["^a", "b$", "^[a-z]+$", "^.{2,3}$", "^(a|b)*$", "é", "\\d", "^$", "[^a]", "^x-", "a{2,}",
            "^\\w+$", "^(ab|c)+$"]
NUMBERS = [0, 1, -1, 2, 3, 7, 10, 100, 1.0, 2.0, 0.5, 1.5, -0.5, 19.99, 0.1, 0.3, 1e2, 12345678901234567890,
           9007199254740993, 1e20, 4.0, 0.75]
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]
DRAFTS = {
    "https://json-schema.org/draft/2020-12/schema": jsonschema.Draft202012Validator,
    "https://json-schema.org/draft/2019-09/schema": jsonschema.Draft201909Validator,
    "http://json-schema.org/draft-07/schema#": jsonschema.Draft7Validator,
}


class Maker:
    """Schemas and documents of one draft."""

    def __init__(self, rng, draft):
        self.rng, self.draft = rng, draft
        self.new = "2020-12" in draft
        self.modern = "draft-07" not in draft

    def schema(self, depth=0):
        rng = self.rng
        if depth > 3 or rng.random() < 0.06:
            return rng.choice([True, True, False, {}]) if depth else {}
        made = {}
        for _ in range(rng.choice([1, 1, 2, 2, 3, 4])):
            rng.choice([self.types, self.numbers, self.strings, self.objects, self.objects, self.arrays,
                        self.combined, self.constants])(made, depth)
        if depth < 3 and rng.random() < 0.06:
            made["$ref"] = rng.choice(["#", "#/$defs/d", "#/$defs/e"])
        return made

    def root(self):
        made = self.schema()
        made["$schema"] = self.draft
        made["$defs"] = {"d": self.schema(2), "e": self.schema(1)}
        return made

    def types(self, made, _depth):
        made["type"] = self.rng.choice(TYPES) if self.rng.random() < 0.7 else self.rng.sample(TYPES, 2)

    def constants(self, made, depth):
        if self.rng.random() < 0.5:
            made["const"] = self.value(depth + 2)
        else:
            made["enum"] = [self.value(depth + 2) for _ in range(self.rng.randint(1, 4))]

    def numbers(self, made, _depth):
        key = self.rng.choice(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"])
        number = self.rng.choice(NUMBERS)
        made[key] = abs(number) or 1 if key == "multipleOf" else number

    def strings(self, made, _depth):
        key = self.rng.choice(["minLength", "maxLength", "pattern", "pattern"])
        made[key] = self.rng.choice(PATTERNS) if key == "pattern" else self.rng.randint(0, 4)

    def some(self, depth, count=3):
        return {name: self.schema(depth + 1) for name in self.rng.sample(NAMES, self.rng.randint(1, count))}

    def objects(self, made, depth):
        rng = self.rng
        keys = ["properties", "properties", "required", "additionalProperties", "patternProperties",
                "propertyNames", "minProperties", "maxProperties"]
        if self.modern:
            keys += ["dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedProperties"]
        else:
            keys += ["dependencies"]
        key = rng.choice(keys)
        if key in ("properties", "dependentSchemas"):
            made[key] = self.some(depth)
        elif key == "required":
            made[key] = rng.sample(NAMES, rng.randint(1, 2))
        elif key == "patternProperties":
            made[key] = {rng.choice(PATTERNS): self.schema(depth + 1)}
        elif key in ("minProperties", "maxProperties"):
            made[key] = rng.randint(0, 4)
        elif key == "dependentRequired":
            made[key] = {rng.choice(NAMES): rng.sample(NAMES, 1)}
        elif key == "dependencies":
            made[key] = {rng.choice(NAMES): rng.choice([rng.sample(NAMES, 1), self.schema(depth + 1)])}
        else:
            made[key] = False if rng.random() < 0.4 else self.schema(depth + 1)

    def arrays(self, made, depth):
        rng = self.rng
        keys = ["items", "items", "contains", "minItems", "maxItems", "uniqueItems"]
        keys += ["prefixItems"] if self.new else ["list", "additionalItems"]
        if self.modern:
            keys += ["unevaluatedItems", "bounded"]
        key = rng.choice(keys)
        if key in ("minItems", "maxItems"):
            made[key] = rng.randint(0, 4)
        elif key == "uniqueItems":
            made[key] = True
        elif key in ("prefixItems", "list"):
            made["items" if key == "list" else key] = [self.schema(depth + 1) for _ in range(rng.randint(1, 3))]
        elif key == "bounded":
            made["contains"] = self.schema(depth + 1)
            made[rng.choice(["minContains", "maxContains"])] = rng.randint(0, 2)
        else:
            made[key] = self.schema(depth + 1)

    def combined(self, made, depth):
        rng = self.rng
        key = rng.choice(["allOf", "anyOf", "oneOf", "not", "if"])
        if key == "not":
            made[key] = self.schema(depth + 1)
        elif key == "if":
            made["if"] = self.schema(depth + 1)
            made[rng.choice(["then", "else"])] = self.schema(depth + 1)
        else:
            made[key] = [self.schema(depth + 1) for _ in range(rng.randint(1, 3))]

    def value(self, depth=0):
        rng = self.rng
        kind = rng.choice(["null", "bool", "number", "number", "string", "string", "array", "object", "object"])
        if depth > 3 and kind in ("array", "object"):
            kind = "string"
        if kind == "null":
            return None
        if kind == "bool":
            return rng.random() < 0.5
        if kind == "number":
            return rng.choice(NUMBERS)
        if kind == "string":
            return rng.choice(STRINGS)
        if kind == "array":
            return [self.value(depth + 1) for _ in range(rng.randint(0, 4))]
        return {name: self.value(depth + 1) for name in rng.sample(NAMES, rng.randint(0, 4))}

    def near(self, schema, depth=0):
        """A value that has some chance with the schema."""
        rng = self.rng
        if not isinstance(schema, dict) or depth > 4 or rng.random() < 0.1:
            return self.value(depth)
        if "const" in schema and rng.random() < 0.8:
            return schema["const"]
        if "enum" in schema and rng.random() < 0.8:
            return rng.choice(schema["enum"])
        for key in ("allOf", "anyOf", "oneOf"):
            if key in schema and rng.random() < 0.5:
                return self.near(rng.choice(schema[key]), depth + 1)
        wanted = schema.get("type")
        wanted = rng.choice(wanted) if isinstance(wanted, list) else wanted
        if wanted is None:
            keys = set(schema)
            if keys & {"properties", "required", "additionalProperties", "patternProperties", "propertyNames",
                       "unevaluatedProperties", "minProperties", "maxProperties", "dependentRequired"}:
                wanted = "object"
            elif keys & {"items", "prefixItems", "contains", "unevaluatedItems", "minItems", "maxItems",
                         "uniqueItems"}:
                wanted = "array"
            elif keys & {"pattern", "minLength", "maxLength"}:
                wanted = "string"
            else:
                return self.value(depth)
        if wanted == "object":
            made = {name: self.value(depth + 1) for name in rng.sample(NAMES, rng.randint(0, 2))}
            for name in schema.get("required", []):
                made[name] = self.value(depth + 1)
            for name, inner in schema.get("properties", {}).items():
                if rng.random() < 0.7:
                    made[name] = self.near(inner, depth + 1)
            return made
        if wanted == "array":
            items = schema.get("items", schema.get("contains", True))
            items = items if not isinstance(items, list) else True
            made = [self.near(inner, depth + 1) for inner in schema.get("prefixItems", [])]
            return made + [self.near(items, depth + 1) for _ in range(rng.randint(0, 3))]
        return {"null": None, "boolean": True, "string": rng.choice(STRINGS)}.get(
            wanted, rng.choice(NUMBERS))


def pairs(count, seed):
    rng = random.Random(seed)
    while count:
        draft = rng.choice(list(DRAFTS))
        maker = Maker(rng, draft)
        schema = maker.root()
        for _ in range(min(4, count)):
            yield draft, schema, maker.near(schema)
            count -= 1


# What each verdict is asked of. None: no verdict (an error, a recursion without end).

def by_python(draft, schema, document):
    try:
        return DRAFTS[draft](schema).is_valid(document)
    except BaseException:  # noqa: BLE001 - a panic of its Rust parts is no Exception
        return None


def by_rust(schema, document):
    try:
        return jsonschema_rs.validator_for(schema, validate_formats=False).is_valid(document)
    except BaseException:  # noqa: BLE001 - a panic of Rust is no Exception
        return None


def by_copydesk(binary, all_pairs, expected):
    """Verdicts, from the suite's list of failures."""
    cases = [{"description": f"pair {number} end", "schema": schema,
              "tests": [{"description": "t", "data": document, "valid": bool(expected[number])}]}
             for number, (_, schema, document) in enumerate(all_pairs)]
    verdicts = [bool(value) for value in expected]
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(cases), 1000):
            path = pathlib.Path(folder, f"{start:06}.json")
            path.write_text(json.dumps(cases[start:start + 1000]))
        out = subprocess.run([binary, "validate", "--suite", folder], capture_output=True, text=True)
    lines = out.stdout.splitlines()
    if not lines or "passed" not in lines[-1]:
        sys.exit(f"copydesk gave no result: {out.stderr}")
    for line in lines[:-1]:
        found = re.search(r"pair (\d+) end", line)
        if found:
            number = int(found.group(1))
            verdicts[number] = (
                not verdicts[number] if "should be" in line
                else "cycle" if "referenceCycle" in line else None)
    return verdicts


# Known causes. Each looks at the pair and at who stands alone.

def parts(value):
    """Whatever is in a document: the names of members and the plain values, as (is a name, it)."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield True, key
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)
    else:
        yield False, value


def texts(value):
    return (part for _, part in parts(value) if isinstance(part, str))


def numbers(value):
    return (part for _, part in parts(value) if isinstance(part, (int, float)) and not isinstance(part, bool))


def keys(schema):
    return (part for is_name, part in parts(schema) if is_name)


def fractions(schema, document):
    return "multipleOf" in keys(schema) and any(
        Fraction(repr(n)).denominator != 1 for n in list(numbers(schema)) + list(numbers(document)))


def large(schema, document):
    return any(abs(n) > 2 ** 53 for n in list(numbers(schema)) + list(numbers(document)))


CAUSES = [
    ("python", "Python's $ also matches before a newline at the end",
     lambda s, d: "a\n" in list(texts(d))),
    ("python", "Python's . matches U+2028, and \\d and \\w match beyond ASCII",
     lambda s, d: any(not text.isascii() for text in texts(d))),
    ("python", "multipleOf by binary floating point", fractions),
    ("rust", "multipleOf by binary floating point", fractions),
    ("rust", "numbers beyond 2^53 compared as Doubles", large),
    ("python", "multipleOf of numbers beyond 2^53 by binary floating point", large),
    ("copydesk", "in 2019-09 (core, 9.3.1.3) unevaluatedItems does not ask contains; the others do as in 2020-12",
     lambda s, d: "2019-09" in str(s.get("$schema")) and {"contains", "unevaluatedItems"} <= set(keys(s))),
]


def explained(number, pair, verdicts, found):
    """Who stands alone, and why."""
    _, schema, document = pair
    ours, python, rust = verdicts
    alone = "python" if ours == rust else "rust" if ours == python else "copydesk"
    if ours == "cycle":
        # The specification calls the outcome undefined (2020-12, section 9.4.1). Copydesk refuses
        # such a schema, Python runs out of its stack, Rust takes what is being asked for fulfilled.
        found["all: a schema applies itself to the same value, undefined by the specification"] += 1
        return True
    for who, cause, applies in CAUSES:
        if who == alone and None not in verdicts and applies(schema, document):
            found[f"{who}: {cause}"] += 1
            return True
    if python is None and ours == rust and "$ref" in keys(schema):
        found["python: no verdict, recursion without end"] += 1
        return True
    print(f"unexplained, pair {number}: copydesk {ours}, python {python}, rust {rust}\n"
          f"  schema   {json.dumps(schema)}\n  document {json.dumps(document)}")
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/copydesk"))
    options = parser.parse_args()
    made = list(pairs(options.pairs, options.seed))
    python = [by_python(*pair) for pair in made]
    rust = [by_rust(schema, document) for _, schema, document in made]
    ours = by_copydesk(options.binary, made, rust)
    found, unexplained = collections.Counter(), 0
    for number, pair in enumerate(made):
        verdicts = (ours[number], python[number], rust[number])
        if len(set(verdicts)) > 1:
            unexplained += not explained(number, pair, verdicts, found)
    valid = sum(value is True for value in ours)
    print(f"seed {options.seed}: {len(made)} pairs, {valid} valid, {sum(found.values())} explained "
          f"disagreements, {unexplained} unexplained")
    for cause, count in found.most_common():
        print(f"  {count:6} {cause}")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
