"""``python -m app``: the same as the command ``nuanxin``."""

from app.cli import app

if __name__ == "__main__":
    app()
