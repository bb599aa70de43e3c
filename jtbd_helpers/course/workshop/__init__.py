"""What happens on the boards of the workshop, as plain states: checks, exports and files. No widgets here."""
