"""The trainer's side of judging together: what is asked, how votes come in, what they came to."""
