#!/usr/bin/env python3
"""Measures the service beside a bare relay, on the same kind of broker, in turns.

Each run has a fresh broker, so that none inherits another's log; relay and service take turns, the
one that begins changing from pair to pair. A paced producer keeps a bounded number of records ahead
of each and says when the first tenth (the warm-up) and all of them are through; the rate and the
processor time are those between. Medians are shown, and the ratio of each pair.
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

# What a shell has set for the tests is no setting of the service's.
for name in [name for name in os.environ if name.startswith("COPYDESK_")]:
    del os.environ[name]

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BIN = HERE / "bin"
IN, ARTICLES, DUPLICATES, DEADLETTERS, CLAIMS, RELAYED = (
    "wire.raw", "wire.articles", "wire.duplicates", "wire.deadletters", "copydesk.claims", "relayed")
GROUP = "bench"
# Both sides get the same; a broker adds its own.
PROPERTIES = {"compression.codec": "lz4", "partition.assignment.strategy": "range"}


class Mock:
    """librdkafka's mock cluster: it keeps 5 MiB a partition, so the lead must stay below that."""
    name, partitions, stories, window = "mock", 16, 200_000, 30_000
    # An empty fetch waits its whole time here, whatever is produced meanwhile; Kafka answers at once.
    properties = {"fetch.wait.max.ms": "10"}

    @staticmethod
    def progress(outputs):
        return "outputs:" + ",".join(outputs)

    @staticmethod
    @contextlib.contextmanager
    def broker(topics, _folder):
        names = [f"{name}:{count}" for name, count in topics.items()]
        process = subprocess.Popen(
            [BIN / "mockbroker", *names], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()
            process.wait(30)


class Noida:
    """The real server. It keeps everything in memory, so the runs are short."""
    name, partitions, stories, window = "noida", 8, 60_000, 20_000
    properties = {"receive.message.max.bytes": "2000000000"}

    @staticmethod
    def progress(_outputs):
        return "group:" + GROUP

    @staticmethod
    @contextlib.contextmanager
    def broker(topics, folder):
        found = list((ROOT / ".tools/venv/lib").glob("python3*/site-packages/noida_db/noida-db"))
        if not found:
            sys.exit("bench: the test broker is not there; run: make setup")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with open(folder / "broker.log", "w") as log:
            process = subprocess.Popen(
                [found[0], "start", "--only", "kafka", "--kafka-port", str(port),
                 "--data-dir", folder / "broker"], stdout=log, stderr=log)
        try:
            bootstrap = f"127.0.0.1:{port}"
            creates = [f"create:{name}:{count}" for name, count in topics.items()]
            (folder / "none").write_text("{}\n")
            await_port(port)
            subprocess.run(
                [BIN / "load", bootstrap, folder / "none", "0", "1", "0", IN, "group:none",
                 *creates], check=True, stdout=subprocess.DEVNULL)
            yield bootstrap
        finally:
            process.kill()
            process.wait(30)


def await_port(port):
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    sys.exit("bench: the broker does not answer")


def cpu_seconds(pid):
    """User and system time of a process, its threads included."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def relay(bootstrap, count, properties, folder, _options):
    pairs = [f"{name}={value}" for name, value in properties.items()]
    log = open(folder / "relay.log", "w")
    return subprocess.Popen(
        [BIN / "relay", bootstrap, IN, RELAYED, GROUP, str(count), *pairs],
        stdout=log, stderr=log), [RELAYED]


def service(bootstrap, _count, properties, folder, options):
    config = {
        "kafka": {"bootstrapServers": bootstrap, "properties": properties},
        "source": {"topics": [IN], "groupId": GROUP, "instanceId": "bench"},
        "topics": {"articles": ARTICLES, "duplicates": DUPLICATES, "deadletters": DEADLETTERS,
                   "claims": CLAIMS},
        "state": {"directory": str(folder / "state")},
        "admin": {"port": 0},
        "log": {"level": options.log_level, "format": "json"},
    }
    # JSON is YAML.
    (folder / "copydesk.yaml").write_text(json.dumps(config, indent=1))
    log = open(folder / "service.log", "w")
    return subprocess.Popen(
        [options.binary, "run", "--config", folder / "copydesk.yaml"], stdout=log, stderr=log,
    ), [ARTICLES, DUPLICATES, DEADLETTERS]


def measure(kind, side, stories, options, folder, beside=lambda _folder: contextlib.nullcontext()):
    """One run: stories a second, and CPU seconds for 10,000 of them; `beside` is what goes on
    meanwhile."""
    count = options.stories or kind.stories
    warm = count // 10
    topics = {name: kind.partitions for name in (IN, ARTICLES, DUPLICATES, DEADLETTERS, RELAYED)}
    topics[CLAIMS] = 1
    with kind.broker(topics, folder) as bootstrap:
        process, outputs = side(
            bootstrap, count, {**PROPERTIES, **kind.properties}, folder, options)
        load = subprocess.Popen(
            [BIN / "load", bootstrap, stories, str(count), str(options.window or kind.window),
             str(warm), IN, kind.progress(outputs), "compression.codec=lz4"],
            stdout=subprocess.PIPE, text=True)
        try:
            with beside(folder):
                marks = watch(load, process, side.__name__, folder)
        finally:
            load.kill()
            process.send_signal(signal.SIGTERM) if side is service else None
            code = wait(process)
    if code != 0:
        fail(f"the {side.__name__} ended with {code}", folder)
    (begin, cpu_begin), (end, cpu_end) = marks["warm"], marks["done"]
    records = end["records"] - begin["records"]
    return {"rate": records / (end["time"] - begin["time"]),
            "cpu": (cpu_end - cpu_begin) / records * 10_000}


def watch(load, process, name, folder):
    marks = {}
    for line in load.stdout:
        event = json.loads(line)
        # Not waited for yet, so its times can still be read if it is through already.
        marks[event["event"]] = (event, cpu_seconds(process.pid))
    if "warm" not in marks or "done" not in marks:
        fail(f"the {name} did not get through", folder)
    return marks


def wait(process):
    try:
        return process.wait(60)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def fail(what, folder):
    for log in sorted(folder.glob("*.log")):
        print(f"--- {log.name}", *log.read_text().splitlines()[-15:], sep="\n", file=sys.stderr)
    sys.exit(f"bench: {what}")


def run(kind, side, stories, options):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-bench-"))
    try:
        return measure(kind, side, stories, options, folder)
    finally:
        if options.keep:
            print(f"kept {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def compare(kind, stories, options):
    print(f"\n{kind.name}: {options.stories or kind.stories} stories, {kind.partitions} partitions")
    print(f"{'pair':>4} {'relay/s':>9} {'service/s':>9} {'ratio':>6}"
          f" {'relay CPU s/10k':>16} {'service CPU s/10k':>18}")
    pairs = []
    for number in range(options.pairs):
        sides = [relay, service] if number % 2 == 0 else [service, relay]
        if options.relay_only:
            sides = [relay]
        got = {side.__name__: run(kind, side, stories, options) for side in sides}
        pairs.append(got)
        show(number + 1, got)
    result = {side: {key: statistics.median(pair[side][key] for pair in pairs)
                     for key in ("rate", "cpu")} for side in pairs[0]}
    show("med", result)
    if "service" in result:
        result["ratio"] = statistics.median(
            pair["service"]["rate"] / pair["relay"]["rate"] for pair in pairs)
        print(f"median ratio service/relay: {result['ratio']:.2f}")
    return {"broker": kind.name, "median": result, "pairs": pairs}


def show(label, got):
    one = got["relay"]
    two = got.get("service")
    line = f"{label:>4} {one['rate']:9.0f} "
    line += f"{two['rate']:9.0f} {two['rate'] / one['rate']:6.2f}" if two else " " * 16
    line += f" {one['cpu']:16.3f}"
    print(line + (f" {two['cpu']:18.3f}" if two else ""), flush=True)


def profile(kind, stories, options):
    """Where a batch's time goes, from the service's own debug lines, in a run of its own."""
    options = argparse.Namespace(**{**vars(options), "log_level": "debug"})
    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-bench-"))
    try:
        measure(kind, service, stories, options, folder)
        sums, batches, records, whole = {}, 0, 0, 0.0
        for line in (folder / "service.log").read_text().splitlines():
            if '"Batch committed"' not in line:
                continue
            data = json.loads(line)["metadata"]
            batches += 1
            records += data["records"]
            whole += data["duration.ms"]
            for stage, milliseconds in data["stages.ms"].items():
                sums[stage] = sums.get(stage, 0.0) + milliseconds
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if not records:
        return {}
    print(f"\nstages on {kind.name}: {batches} batches of {records / batches:.0f} records,"
          f" {whole / batches:.1f} ms from first record to commit")
    for stage, milliseconds in sorted(sums.items(), key=lambda item: -item[1]):
        print(f"  {stage:<12} {milliseconds / records * 1000:8.2f} us a record"
              f" {milliseconds / sum(sums.values()):6.1%}")
    return {stage: milliseconds / records * 1000 for stage, milliseconds in sums.items()}


def generate(options, count, folder):
    if options.stories_file:
        return options.stories_file
    path = folder / "stories.jsonl"
    with open(path, "wb") as file:
        subprocess.run(
            [options.binary, "bench", "stories", "--count", str(count), "--seed",
             str(options.seed)], stdout=file, check=True)
    return path


def options_of(what, log_level="info", stories=None, window=None):
    """The options that every benchmark of the service has; where the endpoint is, is an info line."""
    parser = argparse.ArgumentParser(description=what.split("\n")[0])
    parser.add_argument("--binary", default=str(ROOT / ".build/release/copydesk"))
    parser.add_argument("--stories", type=int, default=stories, help="of a run")
    parser.add_argument("--window", type=int, default=window, help="how many records may be ahead")
    parser.add_argument("--stories-file", help="one story a line, instead of generated ones")
    parser.add_argument("--seed", type=int, default=1)
    parser.set_defaults(log_level=log_level)
    return parser


def main():
    parser = options_of(__doc__, log_level="warning")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--broker", choices=["mock", "noida", "both"], default="both")
    parser.add_argument("--relay-only", action="store_true")
    parser.add_argument("--no-profile", action="store_true")
    parser.add_argument("--keep", action="store_true", help="keep the logs of each run")
    parser.add_argument("--json", help="a file for the figures")
    options = parser.parse_args()

    kinds = [kind for kind in (Mock, Noida) if options.broker in (kind.name, "both")]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-bench-"))
    try:
        count = max(options.stories or kind.stories for kind in kinds)
        stories = generate(options, count, folder)
        results = [compare(kind, stories, options) for kind in kinds]
        if not options.relay_only and not options.no_profile:
            results[0]["stages"] = profile(kinds[0], stories, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
