"""The machinery: execute snippets, keep their runs, compare them, show them."""
