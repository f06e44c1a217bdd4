"""The article as the rules read it: joined, without markup and invisible characters; every position maps back."""
