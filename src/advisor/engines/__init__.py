"""From a checked pack to something that runs: each module is one function from a pack, and knows no other."""
