"""The exercises, one file per module (`m00.py`, `m08.py`); each offers a tuple `EXERCISES`."""
