"""How well notes written as people write them are read: measured against keys written beside them."""
