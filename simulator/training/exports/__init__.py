"""What HR hands to other systems: completions as tables and statements. Never words, never sound."""
