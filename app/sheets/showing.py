"""Showing on the terminal what is wrong with a table."""

from rich.markup import escape
from rich.table import Table

from app.sheets.checking import Issues


def issues_table(title: str, issues: Issues) -> Table:
    """Return the sentences about cells, with where they are."""
    table = Table(title=f"{title}: {issues.count:,}", title_style="bold", title_justify="left")
    for name in ("Cell", "Column"):
        table.add_column(name, no_wrap=True)
    table.add_column("What to mend" if title == "Errors" else "What to look at")
    for issue in issues.kept:
        table.add_row(escape(issue.place), escape(issue.heading[:20]), escape(issue.sentence))
    if issues.count > len(issues.kept):
        table.add_row("…", "", f"and {issues.count - len(issues.kept):,} more")
    return table
