"""Compare what is found with what is expected: cases, fixtures, annotated corpora, scores and calibration."""
