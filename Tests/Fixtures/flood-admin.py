#!/usr/bin/env python3
"""Good and hostile requests against an admin endpoint, at a rate, for a time.

    flood-admin.py HOST:PORT [--rate 2000] [--seconds 5]

Prints a line of JSON: how many were sent, answered with 200, refused otherwise, and the rate reached.
"""

import argparse
import asyncio
import json
import time

GOOD = [
    b"GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" % page
    for page in (b"/livez", b"/readyz", b"/status", b"/metrics", b"/version", b"/")
]
HOSTILE = [
    b"POST /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd",
    b"GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64,
    b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 60_000 + b"\r\n\r\n",
    b"GET /" + b"a" * 80_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nffffffffffff\r\n",
    b"GET /livez HTTP/1.1\r\nHost: a\r\n",  # goes away in the middle
    b"",
]


async def ask(host: str, port: int, request: bytes, counts: dict) -> None:
    counts["sent"] += 1
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port), 5)
        try:
            writer.write(request)
            if request in HOSTILE[-2:]:
                return
            head = await asyncio.wait_for(reader.read(12), 5)
            counts["good" if head == b"HTTP/1.1 200" else "refused"] += 1
        finally:
            writer.close()
    except (OSError, asyncio.TimeoutError):
        counts["failed"] += 1


async def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("address")
    arguments.add_argument("--rate", type=int, default=2_000)
    arguments.add_argument("--seconds", type=float, default=5)
    options = arguments.parse_args()
    host, port = options.address.rsplit(":", 1)
    counts = {"sent": 0, "good": 0, "refused": 0, "failed": 0}
    room = asyncio.Semaphore(200)
    begin = time.monotonic()

    async def one(request: bytes) -> None:
        async with room:
            await ask(host, int(port), request, counts)

    tasks = set()
    number = 0
    while (passed := time.monotonic() - begin) < options.seconds:
        while number < passed * options.rate and len(tasks) < 1_000:
            kind = HOSTILE if number % 4 == 3 else GOOD
            task = asyncio.create_task(one(kind[number // 4 % len(kind)]))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            number += 1
        await asyncio.sleep(0.001)
    await asyncio.gather(*tasks)
    counts["rate"] = round(counts["sent"] / (time.monotonic() - begin))
    print(json.dumps(counts))


asyncio.run(main())
