"""Lets ``python -m simulator`` do what ``main.py`` does."""

import sys

from simulator.app import main

sys.exit(main())
