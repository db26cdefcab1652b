"""What follows from a result: relevance, interview, counterfactuals, proof trees, sufficient answers. Values only, no text."""
