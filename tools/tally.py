#!/usr/bin/env python3
"""Adds up what the steps of ./test report.

    tally.py step FORMAT EXIT_CODE LOG    prints "passed failed skipped" of one step
    tally.py total FILE                   prints the last line of ./test from such lines, exit 1 if anything failed

FORMAT: doctest (its summary), tap (node --test), check (a tool that only has an exit code).
A step that ran no test at all, or that died after its last test, counts as failed: silence is not success.
"""
import pathlib
import re
import sys


def doctest_counts(log):
    log = re.sub(r"\x1b\[[0-9;]*m", "", log)  # wasm under node takes every output for a coloured terminal
    summaries = re.findall(r"test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed\s*\|\s*(\d+) skipped", log)
    passed, failed, skipped = (sum(int(summary[column]) for summary in summaries) for column in (1, 2, 3))
    return passed, failed, skipped


def tap_counts(log):
    def last(name):
        found = re.findall(rf"^# {name} (\d+)$", log, re.MULTILINE)
        return int(found[-1]) if found else 0
    return last("pass"), last("fail") + last("cancelled"), last("skipped") + last("todo")


def step_counts(form, exit_code, log):
    if form == "check":
        return (1, 0, 0) if exit_code == 0 else (0, 1, 0)
    passed, failed, skipped = doctest_counts(log) if form == "doctest" else tap_counts(log)
    died = exit_code != 0 and failed == 0
    if died or passed + failed == 0:
        failed += 1
    return passed, failed, skipped


def main():
    if sys.argv[1] == "step":
        form, exit_code, log = sys.argv[2], int(sys.argv[3]), pathlib.Path(sys.argv[4])
        print(*step_counts(form, exit_code, log.read_text(encoding="utf-8", errors="replace")))
        return 0
    rows = [list(map(int, line.split())) for line in pathlib.Path(sys.argv[2]).read_text().splitlines()]
    passed, failed, skipped = (sum(column) for column in zip(*rows)) if rows else (0, 1, 0)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


sys.exit(main())
