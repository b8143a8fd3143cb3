#!/usr/bin/env python3
"""What a replay at a limited rate costs the live service beside it.

Each run has a fresh server and a service that has worked off some past. Then stories flow as fast as the
service takes them: alone, beside a replay of the past into another topic at one record a second, and beside
one at the rate. The second is what readers cost that have nothing to read: the test server answers an empty
fetch at once, so that they keep it and themselves busy (Kafka waits). The difference to the third is what
the rate explains, shown as live stories lost for each record replayed; the machine does the same work for
both, so one for one is to be expected. Rebalances of the live group are counted from its log.
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
IDLE = 1


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

    def __init__(self, folder, rate, options):
        self.log = folder / "replay.log"
        self.process = subprocess.Popen(
            [options.binary, "replay", "--config", folder / "copydesk.yaml", "--from", "0",
             "--into", "again", "--rate", f"{rate}/s", "--set", "log.level=debug"],
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


def run(rate, stories, options):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-replay-"))
    outputs = (bench.ARTICLES, bench.DUPLICATES, bench.DEADLETTERS)
    topics = {name: KIND.partitions for name in (bench.IN, *outputs)}
    topics[bench.CLAIMS] = 1
    try:
        with KIND.broker(topics, folder) as bootstrap:
            service, _ = bench.service(
                bootstrap, 0, {**bench.PROPERTIES, **KIND.properties}, folder, options)
            load(bootstrap, stories, options.past, options)
            replay = Replay(folder, rate, options) if rate else None
            begun, count = time.monotonic(), replay.count() if replay else 0
            live = load(bootstrap, stories, options.stories, options)
            speed = (replay.count() - count) / (time.monotonic() - begun) if replay else 0
            if replay:
                replay.stop()
            service.send_signal(signal.SIGTERM)
            if bench.wait(service) != 0:
                bench.fail("the service did not end well", folder)
        log = (folder / "service.log").read_text()
        moves = log.count('"Partitions assigned"') - 1 + log.count('"Partitions lost"')
        return {"rate": live, "replayed": speed, "rebalances": moves}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = bench.options_of(__doc__, stories=40_000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--rate", type=int, default=500, help="records a second of the replay")
    parser.add_argument("--past", type=int, default=20_000, help="records that can be replayed")
    options = parser.parse_args()

    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-replay-"))
    rounds = []
    rates = [0, IDLE, options.rate]
    print(f"{options.stories} stories a run: alone, beside a replay at {IDLE}/s, and at {options.rate}/s")
    print(f"{'round':>5} {'alone/s':>8} {'idle/s':>8} {'beside/s':>9} {'beside/idle':>12}"
          f" {'replayed/s':>11} {'lost for one':>13} {'rebalances':>11}")
    try:
        stories = bench.generate(options, options.past, folder)
        for number in range(options.pairs):
            order = rates[number % 3:] + rates[:number % 3]
            got = {rate: run(rate, stories, options) for rate in order}
            alone, idle, beside = (got[rate] for rate in rates)
            beside["ratio"] = beside["rate"] / idle["rate"]
            beside["lost"] = (idle["rate"] - beside["rate"]) / max(1, beside["replayed"])
            beside["rebalances"] += idle["rebalances"]
            rounds.append(beside)
            print(f"{number + 1:5} {alone['rate']:8.0f} {idle['rate']:8.0f} {beside['rate']:9.0f}"
                  f" {beside['ratio']:12.2f} {beside['replayed']:11.0f} {beside['lost']:13.1f}"
                  f" {beside['rebalances']:11}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    ratio = statistics.median(beside["ratio"] for beside in rounds)
    lost = statistics.median(beside["lost"] for beside in rounds)
    print(f"median: {ratio:.2f} of the live rate is left, {lost:.1f} live stories for one replayed")
    if any(beside["rebalances"] for beside in rounds):
        sys.exit("replay: the live group was rebalanced")


if __name__ == "__main__":
    main()
