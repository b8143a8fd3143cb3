#!/usr/bin/env python3
"""Holds one thread of a process still, as if it had died in a call, until standard input ends.

    hold-thread.py PID NAME      prints "held" once the thread stands; 77 if that is not permitted
"""

import ctypes
import os
import signal
import sys

PTRACE_SEIZE = 0x4206
PTRACE_INTERRUPT = 0x4207


def main() -> int:
    process, wanted = sys.argv[1], sys.argv[2]
    tasks = f"/proc/{process}/task"
    for task in os.listdir(tasks):
        with open(f"{tasks}/{task}/comm", encoding="utf-8") as name:
            if name.read().strip() != wanted[:15]:
                continue
        signal.alarm(20)
        libc = ctypes.CDLL(None, use_errno=True)
        libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
        libc.ptrace.restype = ctypes.c_long
        for request in (PTRACE_SEIZE, PTRACE_INTERRUPT):
            if libc.ptrace(request, int(task), None, None) != 0:
                return 77
        os.waitpid(int(task), 0x40000000)  # __WALL
        # Never for ever, whatever becomes of whoever asked for it.
        signal.alarm(90)
        print("held", flush=True)
        sys.stdin.read()
        return 0
    return 1


sys.exit(main())
