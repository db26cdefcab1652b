"""How good a pack is: cases, coverage, mutation, verification, and what two versions conclude differently. Values only."""
