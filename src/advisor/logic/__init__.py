"""What conditions and rules mean, and formulas over them."""
