#!/usr/bin/env python3
"""What a replay at a limited rate costs the live service beside it.

Each run has a fresh server and a service that has worked off some past. Then stories flow as fast as the
service takes them, in turns with and without a replay of the past into another topic beside it. Shown are
the live rates, their ratio, and how many live stories were lost for each record that was replayed: the
machine does the same work for both, so one for one is what the rate limit explains; beyond that it is what
the test server costs, which answers an empty fetch at once, so that every idle reader keeps it and itself
busy (Kafka waits). Rebalances of the live group are counted from its log.
"""

import json
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import bench

KIND = bench.Noida


def load(bootstrap, stories, count, options):
    """Sends and waits; stories a second of the last nine tenths."""
    sending = subprocess.run(
        [bench.BIN / "load", bootstrap, stories, str(count), str(options.window or KIND.window),
         str(count // 10), bench.IN, "group:" + bench.GROUP, "compression.codec=lz4"],
        stdout=subprocess.PIPE, text=True, check=True)
    marks = {event["event"]: event for event in map(json.loads, sending.stdout.splitlines())}
    done, warm = marks["done"], marks["warm"]
    return (done["records"] - warm["records"]) / (done["time"] - warm["time"])


class Replay:
    """A replay of all that there is, running."""

    def __init__(self, folder, options):
        self.log = folder / "replay.log"
        self.process = subprocess.Popen(
            [options.binary, "replay", "--config", folder / "copydesk.yaml", "--from", "0",
             "--into", "again", "--rate", f"{options.rate}/s", "--set", "log.level=debug"],
            stdout=open(folder / "replay.out.log", "w"), stderr=open(self.log, "w"))
        until = time.monotonic() + 60
        while self.count() == 0:
            if time.monotonic() > until or self.process.poll() is not None:
                bench.fail("the replay does not begin", folder)
            time.sleep(0.05)

    def count(self):
        """Records that it has committed so far."""
        batches = re.findall(r'"Batch committed".*?"records":(\d+)', self.log.read_text())
        return sum(int(records) for records in batches)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def run(replays, stories, options):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-replay-"))
    outputs = (bench.ARTICLES, bench.DUPLICATES, bench.DEADLETTERS)
    topics = {name: KIND.partitions for name in (bench.IN, *outputs)}
    topics[bench.CLAIMS] = 1
    try:
        with KIND.broker(topics, folder) as bootstrap:
            service, _ = bench.service(
                bootstrap, 0, {**bench.PROPERTIES, **KIND.properties}, folder, options)
            load(bootstrap, stories, options.past, options)
            replay = Replay(folder, options) if replays else None
            begun, count = time.monotonic(), replay.count() if replay else 0
            rate = load(bootstrap, stories, options.stories, options)
            speed = (replay.count() - count) / (time.monotonic() - begun) if replay else 0
            if replay:
                replay.stop()
            service.send_signal(signal.SIGTERM)
            if bench.wait(service) != 0:
                bench.fail("the service did not end well", folder)
        log = (folder / "service.log").read_text()
        moves = log.count('"Partitions assigned"') - 1 + log.count('"Partitions lost"')
        return {"rate": rate, "replayed": speed, "rebalances": moves}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = bench.options_of(__doc__, stories=40_000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--rate", type=int, default=500, help="records a second of the replay")
    parser.add_argument("--past", type=int, default=20_000, help="records that can be replayed")
    options = parser.parse_args()

    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-replay-"))
    pairs = []
    print(f"{options.stories} stories a run; a replay at {options.rate}/s beside every other run")
    print(f"{'pair':>4} {'alone/s':>8} {'beside/s':>9} {'ratio':>6} {'replayed/s':>11}"
          f" {'lost for one replayed':>22} {'rebalances':>11}")
    try:
        stories = bench.generate(options, options.past, folder)
        for number in range(options.pairs):
            order = [False, True] if number % 2 == 0 else [True, False]
            got = {replays: run(replays, stories, options) for replays in order}
            alone, beside = got[False], got[True]
            beside["ratio"] = beside["rate"] / alone["rate"]
            beside["lost"] = (alone["rate"] - beside["rate"]) / max(1, beside["replayed"])
            pairs.append(got)
            print(f"{number + 1:4} {alone['rate']:8.0f} {beside['rate']:9.0f} {beside['ratio']:6.2f}"
                  f" {beside['replayed']:11.0f} {beside['lost']:22.1f} {beside['rebalances']:11}",
                  flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    ratio = statistics.median(got[True]["ratio"] for got in pairs)
    lost = statistics.median(got[True]["lost"] for got in pairs)
    print(f"median: {ratio:.2f} of the live rate is left, {lost:.1f} live stories for one replayed")
    if any(got[True]["rebalances"] for got in pairs):
        sys.exit("replay: the live group was rebalanced")


if __name__ == "__main__":
    main()
