"""Results of verification as sentences, text and JSON; what each check finds is worded by the catalogue beside the checks."""
