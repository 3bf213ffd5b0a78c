"""Whether machine and workspace are fit."""
