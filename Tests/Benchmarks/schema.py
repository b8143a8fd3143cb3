#!/usr/bin/env python3
"""Measures the JSON Schema validator beside jsonschema-rs and fastjsonschema, in one run.

Processor time of one thread, formats asserted, the best of several rounds over the same documents.
The other two are called from Python, as their users call them, on documents that are parsed
already; jsonschema-rs then reads Python's objects. What this reading costs is measured with the
schema `true` and shown apart ("net"), so that the engines themselves can be compared.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import corpus

HERE = pathlib.Path(__file__).resolve().parent


def best(rounds, documents, check):
    """Nanoseconds per document."""
    check(documents[0])
    least = float("inf")
    for _ in range(rounds):
        passes, started = 0, time.thread_time_ns()
        while True:
            for document in documents:
                check(document)
            passes += 1
            spent = time.thread_time_ns() - started
            if spent > 100_000_000:
                break
        least = min(least, spent / (passes * len(documents)))
    return least


def peers(schema, texts, rounds):
    import fastjsonschema
    import jsonschema_rs

    documents = [json.loads(text) for text in texts]
    rust = jsonschema_rs.validator_for(schema, validate_formats=True)
    nothing = jsonschema_rs.validator_for(True)
    fast = fastjsonschema.compile(schema)
    for document in documents:
        if not rust.is_valid(document):
            sys.exit("jsonschema-rs says that a document is invalid")
        fast(document)
    found = {
        "rust": best(rounds, documents, rust.is_valid),
        "rustReading": best(rounds, documents, nothing.is_valid),
        "fast": best(rounds, documents, fast),
        "rustBoth": best(rounds, texts, lambda text: rust.is_valid(json.loads(text))),
        "fastBoth": best(rounds, texts, lambda text: fast(json.loads(text))),
    }
    return found


def own(binary, schema, texts, rounds):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(texts) + "\n")
        file.flush()
        out = subprocess.run(
            [binary, schema, file.name, str(rounds)], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, help="schema-bench, built as a release")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--kinds", nargs="*", default=list(corpus.KINDS))
    parser.add_argument("--alone", action="store_true", help="without the other implementations")
    parser.add_argument("--json", help="write the figures here as well")
    options = parser.parse_args()
    figures = {}
    print("ns per document        validate  alloc.  parse+validate  MB/s | jsonschema-rs  (net)"
          "  fastjsonschema | validate / rs  / net")
    for kind in options.kinds:
        path = HERE / "Schemas" / f"{kind}.json"
        texts = corpus.documents(kind)
        mine = own(options.binary, path, texts, options.rounds)
        row = (f"{kind:10} {mine['bytes']:6.0f} B {mine['validate']:11.0f}"
               f" {max(mine['validateAllocations'], mine['bothAllocations']):7.2f}"
               f" {mine['both']:15.0f} {mine['bytes'] * 1000 / mine['both']:5.0f}")
        if not options.alone:
            theirs = peers(json.loads(path.read_text()), texts, options.rounds)
            net = theirs["rust"] - theirs["rustReading"]
            row += (f" | {theirs['rust']:13.0f} {net:6.0f} {theirs['fast']:15.0f}"
                    f" | {mine['validate'] / theirs['rust']:13.2f} {mine['validate'] / net:6.2f}")
            mine.update(theirs)
        figures[kind] = mine
        print(row, flush=True)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
