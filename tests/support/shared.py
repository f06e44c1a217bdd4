"""Where the measuring folder is: that of ``QUOTES_SHARED``, else ``../shared`` beside the repository."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("QUOTES_SHARED") or ROOT.parent / "shared")
CORPORA = (SHARED / "polnear" / "train.jsonl", SHARED / "world" / "articles.jsonl")
