"""Cases of voices: an article and what it says of its speakers, as ``tests/voices/cases/README.md`` describes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class VoiceCase:
    """One case."""

    name: str
    article: str
    voices: dict[str, dict[str, str]] = field(default_factory=dict)
    """The fields to compare by the speaker's name."""


def read_voice_cases(path: Path) -> Iterator[VoiceCase]:
    """Read the cases of a file.

    Raises:
        ValueError: A case has no ``---``, no speaker or no field.
    """
    for part in path.read_text("utf-8").split("=== ")[1:]:
        name, _, rest = part.partition("\n")
        article, dashes, expected = rest.partition("\n---\n")
        case = VoiceCase(f"{path.stem}: {name}", article.strip("\n"))
        for line in expected.strip("\n").split("\n"):
            if line.startswith("  "):
                key, _, value = line.strip().partition(":")
                case.voices[list(case.voices)[-1]][key] = value.strip()
            elif line:
                case.voices[line] = {}
        if not dashes or not case.voices or not all(case.voices.values()):
            raise ValueError(f"{path}: the case {name!r} is not whole")
        yield case
