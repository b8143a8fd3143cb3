#!/usr/bin/env python3
"""Holds one thread of a process still, as if it had died in a call, for so many seconds at most.

    hold-thread.py PID NAME SECONDS

Says "held" on standard error once the thread stands, and lets go of it at its own end, however that
comes: after the time or by a signal. Ends with 77 where that is not permitted, with 1 where there is no
such thread.
"""

import ctypes
import os
import signal
import sys

PTRACE_SEIZE = 0x4206
PTRACE_INTERRUPT = 0x4207


def thread(process: str, name: str) -> int:
    """The first thread of that name; the kernel keeps 15 bytes of it."""
    tasks = f"/proc/{process}/task"
    for task in os.listdir(tasks):
        with open(f"{tasks}/{task}/comm", encoding="utf-8") as comm:
            if comm.read().strip() == name[:15]:
                return int(task)
    sys.exit(1)


def main() -> None:
    process, name, seconds = sys.argv[1:4]
    # No handler: the kernel ends this process on time even where it waits, and then lets go.
    signal.alarm(int(seconds))
    task = thread(process, name)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    libc.ptrace.restype = ctypes.c_long
    for request in (PTRACE_SEIZE, PTRACE_INTERRUPT):
        if libc.ptrace(request, task, None, None) != 0:
            sys.exit(77)
    os.waitpid(task, 0x40000000)  # __WALL: a thread of another process
    print("held", file=sys.stderr, flush=True)
    while True:
        signal.pause()


main()
