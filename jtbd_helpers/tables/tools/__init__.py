"""Exports of survey tools, one file each: known by their own columns, unwrapped, and said so."""
