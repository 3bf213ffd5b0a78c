"""The folders: what lies in the inbox and may be taken, what is put in the outbox, durably."""
