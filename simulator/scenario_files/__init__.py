"""Scenario files: read, checked, tried out and listed. YAML and pydantic stop here.

Import from the modules themselves (``reader``, ``library``, ``file_tests``, ``schema``):
this package imports nothing, so that the first window need not wait for YAML.
"""
