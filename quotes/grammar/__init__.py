"""What stands where in a sentence: phrases, verbs and clauses."""
