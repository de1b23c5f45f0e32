"""All that is kept about one person, in one file that people and programs can read."""
