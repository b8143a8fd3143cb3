#!/usr/bin/env python3
"""Measures the ledger beside datasketch and rensa, on the same texts in one run.

Processor time of one thread. The texts are 2.5 KB, made of a seed; one in ten repeats an earlier one
with a word changed, under another id. Ours does all that the service does with a text before it is
published: JSON, normalization, fingerprint, facts, verdict. The other two make a MinHash of 128 rows
of the words' 3-grams and look it up in their own index at a similarity of 0.5; what they are given is
split into words and 3-grams outside of the measure ("net"), or inside ("from text").

Then the service itself starts on a claims topic of the test server, full, empty, and with its own
snapshot: the time until it has caught up, as its log says. The server keeps all in memory and sends a topic as
one answer, so the topic is bounded; the time for five million claims is the one measured, scaled.
"""

import argparse
import json
import shutil
import signal
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import bench

TARGETS = {
    "identityDecided": 150_000, "textsDecided": 30_000, "textsPrepared": 15_000,
    "identityBytes": 64, "textsBytes": 500,
}


def stories(count, seed):
    dice = random.Random(seed)
    syllables = "ka re mo ti lu sha ne vor bi dan qui po ster ing al en".split()
    words = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(4_000)]
    made = []
    for number in range(count):
        if number > 100 and number % 10 == 0:
            text = dice.choice(made[-1_000:])[1].split(" ")
            text[len(text) // 2] = dice.choice(words)
            made.append((f"x{number}", " ".join(text)))
            continue
        text, begins, size = [], True, 0
        while size < 2_500:
            word = words[dice.randrange(4_000) * dice.randrange(4_000) // 4_000]
            if begins or dice.random() < 0.11:
                word = word.capitalize()
            if dice.random() < 0.04:
                word = str(dice.randrange(10_000))
            begins = dice.random() < 0.055
            text.append(word + "." if begins else word)
            size += len(word) + 1
        made.append((str(number), " ".join(text)))
    return made


def own(binary, made, claims):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, text in made:
            file.write(json.dumps(
                {"provider": "W", "id": name, "headline": f"A headline {name}", "body": text}))
            file.write("\n")
        file.flush()
        out = subprocess.run(
            [binary, file.name, str(claims)], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def shingles(text):
    words = text.lower().split()
    return [" ".join(words[at:at + 3]) for at in range(len(words) - 2)]


def seconds(body):
    started = time.thread_time()
    found = body()
    return time.thread_time() - started, found


def datasketch(sets):
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=0.5, num_perm=128), 0
    for number, items in enumerate(sets):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([item.encode() for item in items])
        if index.query(sketch):
            found += 1
        else:
            index.insert(number, sketch)
    return found


def rensa(sets):
    from rensa import RMinHash, RMinHashLSH

    index, found = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), 0
    for number, items in enumerate(sets):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(items)
        if index.query(sketch):
            found += 1
        else:
            index.insert(number, sketch)
    return found


def start(bootstrap, folder, options):
    """Starts the service, waits until it has read the claims, stops it: milliseconds of that reading as it
    says itself, seconds from start to readiness, and records that it read."""
    begun, log = time.monotonic(), folder / "service.log"
    service, _ = bench.service(
        bootstrap, 0, {**bench.PROPERTIES, **bench.Noida.properties}, folder, options)
    said = {}
    while not {"Claims caught up", "Ready"} <= said.keys():
        if time.monotonic() > begun + 300 or service.poll() is not None:
            bench.fail("the service does not start", folder)
        time.sleep(0.02)
        for line in log.read_text().splitlines():
            event = json.loads(line)
            if event.get("message") == "Ready" and "Ready" not in said:
                event["after"] = time.monotonic() - begun
            said.setdefault(event.get("message"), event)
    service.send_signal(signal.SIGTERM)
    if bench.wait(service) != 0:
        bench.fail("the service did not end well", folder)
    caught = said["Claims caught up"]["metadata"]
    return caught["duration.ms"], said["Ready"]["after"], caught["records"]


def from_topic(options):
    """Starts of the service on a real claims topic."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-ledger-"))
    outputs = (bench.ARTICLES, bench.DUPLICATES, bench.DEADLETTERS)
    topics = {name: 1 for name in (bench.IN, *outputs, bench.CLAIMS)}
    options.binary, own = options.service, options.binary
    options.log_level = "info"
    try:
        with bench.Noida.broker(topics, folder) as bootstrap:
            _, empty, _ = start(bootstrap, folder, options)
            shutil.rmtree(folder / "state", ignore_errors=True)
            records = folder / "records"
            subprocess.run([own, "log", str(options.topic_claims), records], check=True)
            subprocess.run([bench.BIN / "append", bootstrap, bench.CLAIMS, records], check=True,
                           stdout=subprocess.DEVNULL)
            records.unlink()
            read, full, count = start(bootstrap, folder, options)
            _, again, tail = start(bootstrap, folder, options)
            if count * 1_000 < options.topic_claims or tail > 1:
                bench.fail("the service did not read the topic, or not its snapshot", folder)
    finally:
        options.binary = own
        shutil.rmtree(folder, ignore_errors=True)
    return {"topicClaims": options.topic_claims, "topicRead": read / 1_000, "topicStart": full,
            "topicScaled": read / 1_000 * 5_000_000 / options.topic_claims,
            "emptyStart": empty, "snapshotStart": again}


def peer(name, run, made):
    split, sets = seconds(lambda: [shingles(text) for _, text in made])
    net, found = seconds(lambda: run(sets))
    return {f"{name}Net": len(made) / net, f"{name}Text": len(made) / (net + split),
            f"{name}Like": found}


def show(figures):
    def line(what, key, form="{:,.0f}"):
        target = TARGETS.get(key)
        wanted = ""
        if target:
            most = key.endswith("Bytes")
            met = figures[key] <= target if most else figures[key] >= target
            wanted = f"{'≤' if most else '≥'} {target:,}  {'met' if met else 'MISSED'}"
        print(f"{what:58} {form.format(figures[key]):>12}  {wanted}")

    line("claims/s decided, identity alone, all new", "identityDecided")
    line("claims/s decided, three in ten known", "mixedDecided")
    line("bytes a claim, identity alone, all new", "identityBytes", "{:.1f}")
    line("bytes a claim, three in ten known", "mixedBytes", "{:.1f}")
    line("claims/s decided, with likeness, 2.5 KB texts", "textsDecided")
    line("texts/s prepared: JSON, normalization, fingerprint", "textsPrepared")
    line("texts/s prepared and decided", "textsBoth")
    line("bytes a claim with likeness", "textsBytes", "{:.1f}")
    line("  the same, resident", "textsResident", "{:.1f}")
    line("bytes a claim with likeness in the log", "textsLogBytes", "{:.1f}")
    line(f"start with {figures['identityClaims']:,.0f} claims from a snapshot, s",
         "snapshotRead", "{:.2f}")
    line("  snapshot written, s", "snapshotWrite", "{:.2f}")
    line("  snapshot, bytes", "snapshotBytes")
    line("start with as many from the log's records, s", "logRead", "{:.2f}")
    line("longest stand of 100 claims, ms", "stallCalm", "{:.1f}")
    line("  while a snapshot of all is written", "stallSnapshot", "{:.1f}")
    if "topicClaims" in figures:
        line("service: claims in a topic of the test server", "topicClaims")
        line("  read and decided, s", "topicRead", "{:.2f}")
        line("  scaled to five million, s", "topicScaled", "{:.1f}")
        line("  ready after, s", "topicStart", "{:.2f}")
        line("  ready after, with its snapshot, s", "snapshotStart", "{:.2f}")
        line("  ready after, on an empty topic, s", "emptyStart", "{:.2f}")
    for name in ("datasketch", "rensa"):
        if f"{name}Net" not in figures:
            continue
        line(f"{name}: texts/s, 3-grams given", f"{name}Net")
        line(f"{name}: texts/s, from text", f"{name}Text")
        print(f"  ours (prepared and decided) / {name} from text"
              f" {figures['textsBoth'] / figures[f'{name}Text']:.2f};"
              f" found like another {figures['textsLike']:.0f} / {figures[f'{name}Like']:.0f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, help="ledger-bench, built as a release")
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--claims", type=int, default=5_000_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--alone", action="store_true", help="without the other implementations")
    parser.add_argument("--service", help="copydesk, built as a release, for starts from a topic")
    parser.add_argument("--topic-claims", type=int, default=1_000_000, help="claims in that topic")
    parser.add_argument("--json", help="write the figures here as well")
    options = parser.parse_args()
    made = stories(options.texts, options.seed)
    figures = own(options.binary, made, options.claims)
    if options.service:
        figures.update(from_topic(options))
    if not options.alone:
        figures.update(peer("datasketch", datasketch, made))
        figures.update(peer("rensa", rensa, made))
    show(figures)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main())
