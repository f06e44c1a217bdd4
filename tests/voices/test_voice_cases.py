"""What articles say of their speakers, as the cases in ``cases`` expect."""

from pathlib import Path

import pytest
from support.voice_cases import VoiceCase, read_voice_cases

from quotes import extract
from quotes.batch.voices import read_voices
from quotes.model import ALL_SPEECH, UNNAMED
from quotes.voices.voice import VOICE_FIELDS

CASES = [case for path in sorted((Path(__file__).parent / "cases").glob("*.txt")) for case in read_voice_cases(path)]
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def shown(value: object) -> str:
    return "" if value in (None, False) else "yes" if value is True else str(value)


@every_case
def test_the_voices_of_a_case(case: VoiceCase) -> None:
    found = {voice.speaker: voice for voice in read_voices(case.article).voices}
    for speaker, fields in case.voices.items():
        assert speaker in found
        assert fields.keys() <= set(VOICE_FIELDS)
        assert {name: shown(getattr(found[speaker], name)) for name in fields} == fields


@every_case
def test_the_role_is_that_of_the_records(case: VoiceCase) -> None:
    roles = {(voice.speaker, voice.speaker_kind): voice.role for voice in read_voices(case.article).voices}
    for kinds in (ALL_SPEECH, ("direct", "mixed")):
        for record in extract(case.article, kinds=kinds):
            # A description that is the speaker is no role beside it, though the voice has a title.
            if record.speaker is not None and (record.role or record.speaker_kind != UNNAMED):
                assert record.role == roles[record.speaker, record.speaker_kind]
