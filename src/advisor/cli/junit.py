"""Outcomes of cases as JUnit XML, the format that build servers read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.loader import CASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.model import Pack
    from advisor.testing import CaseOutcome


def to_junit(pack: Pack, outcomes: Sequence[CaseOutcome]) -> str:
    """An XML document with one suite, the pack, and a test for each case, with its file and line."""
    failed = sum(not outcome.passed for outcome in outcomes)
    counts = {"tests": str(len(outcomes)), "failures": str(failed), "errors": "0", "skipped": "0"}
    root = ET.Element("testsuites")
    suite = ET.SubElement(root, "testsuite", {"name": pack.id, **counts})
    for outcome in outcomes:
        place = outcome.case.location
        case = ET.SubElement(
            suite,
            "testcase",
            classname=Path(place.path).name.removesuffix(CASES),
            name=outcome.case.name,
            file=place.path,
            line=str(place.line),
        )
        if not outcome.passed:
            message = "; ".join(failure.text for failure in outcome.failures)
            ET.SubElement(case, "failure", message=message).text = "\n".join(map(str, outcome.failures))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
