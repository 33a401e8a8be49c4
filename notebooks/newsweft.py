"""The tables of an output in DuckDB, and the shipped questions, for the notebooks."""
import datetime
import os
import pathlib
import re

import altair
import duckdb

SQL = pathlib.Path(__file__).resolve().parent.parent / "src/main/resources/sql"

# Charts are saved as pictures, which GitHub shows as well.
altair.renderers.enable("png", ppi=72)


def connect(tables=None):
    """A connection in which every table of an output is a view of its name."""
    tables = tables or os.environ.get("NEWSWEFT_TABLES", "../out")
    if not pathlib.Path(tables, "run.json").exists():
        raise FileNotFoundError(f"no tables in {tables}; make them with: jobs/newsweft run")
    con = duckdb.connect()
    con.execute("SET VARIABLE tables = '" + str(tables).replace("'", "''") + "'")
    con.execute((SQL / "duckdb.sql").read_text(encoding="utf-8"))
    return con


def question(name, **parameters):
    """The SQL of a shipped question, with other values for some of its parameters."""
    sql = (SQL / "questions" / f"{name}.sql").read_text(encoding="utf-8")
    for parameter, value in parameters.items():
        if isinstance(value, datetime.date):
            literal = f"DATE '{value}'"
        elif isinstance(value, int):
            literal = str(value)
        else:
            literal = "'" + value.replace("'", "''") + "'"
        # A value begins with four blanks; the lines that go on with it are indented further.
        pattern = rf"^    \S.*(?:\n     .*)*? AS {parameter}(,?)$"
        sql, found = re.subn(pattern, lambda m: f"    {literal} AS {parameter}{m.group(1)}", sql,
                             count=1, flags=re.MULTILINE)
        if found != 1:
            raise KeyError(f"{name} has no parameter {parameter}")
    return sql
