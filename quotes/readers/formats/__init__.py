"""One module per format of file that is neither plain text nor a table of lines: each turns it into text."""
