#!/usr/bin/env python3
"""Whether the service's memory stays what it is, at full load for as long as one likes.

Stories come as fast as they are worked on, as many ahead as the broker keeps. The time has five parts:
full load; the same with a slow sink (the broker that has the output topics answers late); with ten
times as many stories waiting on top of that; with the sink quick again; and as in the beginning. Shows
the resident memory by minute, and whether every story has its outcome in the end.

The ledger remembers what came in the last thirty days by the records' own time. So that a month passes in
a minute, each record is some seconds later than the one before it; how many deliveries the ledger holds is
shown beside.
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
import urllib.request

import bench
from flood import admin_port

PARTITIONS = 96
OUTPUTS = [bench.ARTICLES, bench.DUPLICATES, bench.DEADLETTERS]
# Name, share of the time, milliseconds that the output topics' broker takes, whether ten times as much
# waits.
PHASES = [("full load", 0.2, 0, False), ("slow sink", 0.25, 200, False),
          ("slow, burst", 0.15, 200, True), ("burst", 0.15, 0, True), ("full load", 0.25, 0, False)]


def resident(pid):
    """MiB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024


def figures(port):
    """What the service counts: consumed, without outcome, deliveries in the ledger."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/status", timeout=10) as answer:
        status = json.load(answer)
    done = status["completeness"]
    return done["consumed"], done["gap"], status["ledger"].get("deliveries", 0)


def watch(service, port, load, broker, minutes):
    """Samples of resident memory by second, each with its phase; prints a line a minute."""
    samples = []
    print(f"{'min':>4} {'phase':<12} {'stories/s':>9} {'MiB least':>9} {'most':>6} {'ledger':>9}")
    begun = time.monotonic()
    last_minute, last_count, last_at = 0, 0, begun
    for name, share, rtt, is_burst in PHASES:
        broker.stdin.write(f"rtt 2 {rtt}\n")
        broker.stdin.flush()
        load.send_signal(signal.SIGUSR1 if is_burst else signal.SIGUSR2)
        until = time.monotonic() + share * minutes * 60
        while time.monotonic() < until:
            time.sleep(1)
            if service.poll() is not None:
                sys.exit(f"memory: the service ended with {service.returncode}")
            samples.append((name, resident(service.pid)))
            at = time.monotonic()
            if int((at - begun) / 60) > last_minute:
                recent = [size for _, size in samples[-60:]]
                count, _, ledger = figures(port)
                print(f"{(at - begun) / 60:4.0f} {name:<12} {(count - last_count) / (at - last_at):9.0f}"
                      f" {min(recent):9.0f} {max(recent):6.0f} {ledger:9}", flush=True)
                last_minute, last_count, last_at = int((at - begun) / 60), count, at
    return samples


def run(stories, options, folder):
    topics = [f"{bench.IN}:{PARTITIONS}:1", f"{bench.CLAIMS}:1:1",
              *(f"{name}:{PARTITIONS}:2" for name in OUTPUTS)]
    broker = subprocess.Popen([bench.BIN / "mockbroker", *topics], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    bootstrap = broker.stdout.readline().strip()
    properties = {**bench.PROPERTIES, **bench.Mock.properties}
    service, outputs = bench.service(bootstrap, 0, properties, folder, options)
    load = subprocess.Popen(
        [bench.BIN / "load", bootstrap, stories, str(1 << 40), str(options.window), "1", bench.IN,
         bench.Mock.progress(outputs), "compression.codec=lz4", f"tick:{options.tick}"], stdout=subprocess.PIPE, text=True)
    try:
        port = admin_port(folder)
        # The first assignment takes three seconds here.
        while figures(port)[0] == 0:
            time.sleep(0.2)
        samples = watch(service, port, load, broker, options.minutes)
        load.terminate()
        events = [json.loads(line) for line in load.stdout]
        load.wait(10)
        # What the service shows is of the last second.
        until = time.monotonic() + 10
        while figures(port)[0] < events[-1]["records"] and time.monotonic() < until:
            time.sleep(0.2)
        consumed, gap, _ = figures(port)
        service.terminate()
        code = bench.wait(service)
        return samples, events[-1], consumed, gap, code
    finally:
        load.kill()
        service.kill()
        broker.stdin.close()
        broker.wait(30)


def main():
    # The stories are those of the file that is repeated.
    parser = bench.options_of(__doc__, stories=200_000, window=20_000)
    parser.add_argument("minutes", type=float, nargs="?", default=30)
    parser.add_argument("--tick", type=int, default=30_000, help="milliseconds between two records")
    options = parser.parse_args()

    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-memory-"))
    try:
        stories = bench.generate(options, options.stories, folder)
        samples, last, consumed, gap, code = run(stories, options, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sizes = [size for _, size in samples]
    tenth = max(1, len(sizes) // 10)
    early, late = statistics.median(sizes[tenth:2 * tenth]), statistics.median(sizes[-tenth:])
    print(f"resident: {early:.0f} MiB in the second tenth of the time, {late:.0f} in the last,"
          f" {max(sizes):.0f} at most; ratio {late / early:.2f}")
    print(f"{last['records']} stories, each with its outcome: {last['event'] == 'done'};"
          f" consumed {consumed}, without outcome {gap}; the service ended with {code}")
    if last["event"] != "done" or consumed != last["records"] or gap or code:
        sys.exit("memory: something was lost")


if __name__ == "__main__":
    main()
