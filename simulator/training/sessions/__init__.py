"""What trainers and their rooms do together: rosters, role plays, judging, boards, reports."""
