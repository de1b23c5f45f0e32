"""The scorer's exam: how often each detector agrees with people, on replies it was not made on."""
