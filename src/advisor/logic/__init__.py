"""The meaning of conditions and rules, and formulas over them."""
