"""What follows from a result: relevance, interview, counterfactuals, proof trees. Values only, no text."""
