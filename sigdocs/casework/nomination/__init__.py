"""Before there is a case: de-identified nominations by code."""
