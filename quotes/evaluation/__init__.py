"""Cases, fixtures, corpora, scores and calibration."""
