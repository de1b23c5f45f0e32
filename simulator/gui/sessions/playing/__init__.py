"""A role play as the trainer leads it: who plays, what is said, the customer by hand, what counted."""
