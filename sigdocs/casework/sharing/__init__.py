"""Who gets which paper on a day, by which way, who does not, and why."""
