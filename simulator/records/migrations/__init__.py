"""How the schema came about, step by step (Alembic). To add a step: a file in versions/, its name below."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
"""All there are, oldest first; known without importing Alembic. A test compares them with the files."""

NEWEST = REVISIONS[-1]
