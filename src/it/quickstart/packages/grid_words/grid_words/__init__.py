"""Words to greet the grid with."""

GREETING = "hello"
