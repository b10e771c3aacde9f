"""What is learned over the rules: which acts to keep, who is to do them, for whom."""
