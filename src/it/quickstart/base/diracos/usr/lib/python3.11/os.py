"""Marks the folder of the standard library; a real DIRACOS has all of it here."""
