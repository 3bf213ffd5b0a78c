"""What is handed out and laid out: leaflets, and the list for the focus group."""
