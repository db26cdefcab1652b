"""The folders that ship beside the code: in an installed wheel inside the package, in a checkout at its top."""

from __future__ import annotations

from pathlib import Path

DEFAULT_PACK = "iran-russia"  # a name only: nothing here knows what the pack is about

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def folder(name: str) -> Path:
    """The folder `name` (`rules` or `app`), in the wheel or in the checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


def version() -> str:
    """The version of the installed distribution; "unknown" if the code runs without being installed."""
    from importlib.metadata import PackageNotFoundError  # slow to import, and seldom needed
    from importlib.metadata import version as installed_version

    try:
        return installed_version("advisor")
    except PackageNotFoundError:
        return "unknown"
