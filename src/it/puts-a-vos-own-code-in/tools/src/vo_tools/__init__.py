"""What the VO does every day."""
