"""Measures what the keys of the search cost in a built site, opened from a folder.

    python tests/bench/keys.py [--site site] [--runs 3]

Types sentences letter by letter and prints, for each, the dearest key: time of the main thread from the key
until nothing is left to do, layout and painting included, and the longest piece of it that lets nothing else
run. The cheapest of the runs counts. Prints figures and judges nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import CDPSession, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
PAGES = ("index.html", "checklists/child-material-stop.html", "reference/bibliography.html")
SENTENCES = (
    ("", "someone sent me photos of a child on whatsapp what do i do"),
    ("", "a girl on facebook says the agent took her passport and she is locked in a house in dubai"),
    ("", "CL-05 F-06 custody sheet for the hash of a screen recording"),
    ("", "smuggler ne mujhe dhamki di hai ab main kya karun madad chahiye"),
    ("", "ما العمل إذا أرسل لي شخص صور طفل على واتساب تهديد بالقتل"),
    ("ur/", "سمگلر نے مجھے دھمکی دی اب میں کیا کروں اور کس کو بتاؤں"),
    ("ur/", "کسی نے مجھے واٹس ایپ پر ایک بچی کی تصویر بھیجی ہے میں کیا کروں"),
    ("ur/", "agent ne passport le liya aur larki madad mang rahi hai kya karun"),
)  # fmt: skip
QUIET = 120
"""Milliseconds after which an answer that comes in pieces is taken to be whole."""
LOOP = """() => {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 2e7; i++) sum = (sum * 31 + i) | 0;
  return [performance.now() - start, sum][0];
}"""
"""A fixed piece of work: where it takes longer than before, the machine is at fault."""
WATCH = """() => {
  window.longest = 0;
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: "longtask" });
}"""
DONE = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, %d)))"
LONGEST = "() => { const found = window.longest; window.longest = 0; return found; }"


class Key(NamedTuple):
    """What one key cost, in milliseconds."""

    work: float
    longest: float
    """The longest task, 0 where all are below 50."""
    typed: str


def main() -> int:
    """Type every sentence on every page and print the table."""
    parser = argparse.ArgumentParser(description="What the keys of the search cost.")
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--runs", type=int, default=3)
    wanted = parser.parse_args()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_chromium())
        page = browser.new_page()
        page.goto("about:blank")
        print(f"fixed loop {min(page.evaluate(LOOP) for _ in range(5)):.0f} ms")
        page.close()
        print(f"{'page':36} {'first':>6} {'task':>5} {'worst':>6} {'task':>5} {'mean':>6}  at")
        for name in PAGES:
            for folder, sentence in SENTENCES:
                address = (wanted.site / folder / name).resolve().as_uri()
                runs = []
                for _ in range(wanted.runs):
                    page = browser.new_page(viewport={"width": 1280, "height": 720})
                    runs.append([*_typed(page, address, sentence)])
                    page.close()
                first, *keys = [_least(one) for one in zip(*runs, strict=True)]
                worst = max(keys, key=lambda key: key.work)
                mean = sum(key.work for key in keys) / len(keys)
                print(
                    f"{folder + name:36} {first.work:6.0f} {first.longest:5.0f} {worst.work:6.0f}"
                    f" {max(key.longest for key in keys):5.0f} {mean:6.0f}  {worst.typed}",
                    flush=True,
                )
        browser.close()
    return 0


def _chromium() -> str:
    command = ["sh", str(PROJECT / ".ci/system"), "chromium"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def _least(keys: tuple[Key, ...]) -> Key:
    return Key(min(k.work for k in keys), min(k.longest for k in keys), keys[0].typed)


def _typed(page: Page, address: str, sentence: str) -> Iterator[Key]:
    """Yield the cost of going to the field, which loads the index, then of each key."""
    page.goto(address)
    page.evaluate(WATCH)
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.wait_for_timeout(300)
    before = _spent(client)
    page.locator("#find-query").focus()
    page.keyboard.insert_text(sentence[0])
    page.evaluate(DONE % 1500)
    yield Key(_spent(client) - before, page.evaluate(LONGEST), sentence[0])
    for end, letter in enumerate(sentence[1:], start=2):
        before = _spent(client)
        page.keyboard.insert_text(letter)
        page.evaluate(DONE % QUIET)
        yield Key(_spent(client) - before, page.evaluate(LONGEST), sentence[:end])


def _spent(client: CDPSession) -> float:
    """Return the milliseconds that the main thread has worked so far."""
    metrics = {
        one["name"]: one["value"] for one in client.send("Performance.getMetrics")["metrics"]
    }
    return 1000 * float(metrics["TaskDuration"])


if __name__ == "__main__":
    sys.exit(main())
