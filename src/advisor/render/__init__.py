"""Every word that a reader sees, and the shapes that programs ask for."""
