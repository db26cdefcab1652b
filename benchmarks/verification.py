"""The time that verification takes, of the shipped pack and of packs of 70 and 700 rules drawn with a fixed seed."""

from __future__ import annotations

from time import perf_counter

import advisor
from advisor.installation import DEFAULT_PACK
from advisor.quality.checks.verification import verify
from generated_packs import generated_pack


def main() -> None:
    shipped = advisor.load(DEFAULT_PACK)
    for pack, aim in ((shipped, 5), (generated_pack(70, 1, like=shipped), 0), (generated_pack(700, 1, like=shipped), 60)):
        start = perf_counter()
        verification = verify(pack)
        spent = perf_counter() - start
        undecided = sum(len(check.undecided) for check in verification.checks)
        aimed = f"   (aim: at most {aim})" if aim else ""
        print(f"{len(pack.rules):4} rules: {spent:5.1f} s, {len(verification.observations)} found, {undecided} undecided{aimed}")


if __name__ == "__main__":
    main()
