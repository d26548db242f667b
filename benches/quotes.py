"""Fifty quotes looked for in ten thousand words by RapidFuzz: the fastest and the median of many rounds, in microseconds."""

import pathlib
import sys
import time

from rapidfuzz import __version__, fuzz

folder = pathlib.Path(sys.argv[1])
talk = (folder / "talk.txt").read_text(encoding="utf-8").replace("\n", " ")
quotes = (folder / "quotes.txt").read_text(encoding="utf-8").split("\n")
assert len(talk.split()) == 10_000 and len(quotes) == 50

rounds = []
for _ in range(100):
    start = time.perf_counter()
    for quote in quotes:
        fuzz.partial_ratio_alignment(quote, talk)
    rounds.append((time.perf_counter() - start) * 1e6)
rounds.sort()
print(f"RapidFuzz {__version__}, partial_ratio_alignment: {rounds[0]:.0f} µs fastest, {rounds[50]:.0f} µs median")
