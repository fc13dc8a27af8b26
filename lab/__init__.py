"""The machinery: execute snippets, store their runs, compare them, show them."""
