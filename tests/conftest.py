"""What every test stands on: no screen needed, no warning overlooked."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
