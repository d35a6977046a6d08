"""What keeps a command from starting, said in one sentence to the person who runs it."""


class StartRefusedError(RuntimeError):
    """The operator must mend something first; the message says what, without a traceback."""
