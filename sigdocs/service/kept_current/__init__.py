"""What lies in the outbox beside the cases and is made anew as they change."""
