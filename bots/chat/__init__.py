"""The talk with a person, whatever channel carries it: who may ask, commands, questions, pages."""
