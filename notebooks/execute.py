"""Executes the notebooks of this folder, each from a clean kernel.

usage: execute.py --check | --save

With --save what the cells print is saved in the notebooks, without the numbers of executions and
the times that would change with every run.
"""
import base64
import io
import os
import pathlib
import sys

import nbformat
from PIL import Image
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

FOLDER = pathlib.Path(__file__).resolve().parent


def smaller(picture):
    """A chart's picture with as many colours as a chart needs: a tenth of the bytes."""
    image = Image.open(io.BytesIO(base64.b64decode(picture))).convert("RGB")
    out = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode()


def settle(notebook):
    """Takes out what differs from run to run though the results are the same."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells, 1):
        cell.metadata = {}
        cell.id = f"cell-{number}"
        if cell.cell_type == "code":
            cell.execution_count = None
            # Warnings and progress lines name paths of the machine.
            cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
            for output in cell.outputs:
                if "execution_count" in output:
                    output.execution_count = None
                output.get("metadata", {}).clear()
                if "image/png" in output.get("data", {}):
                    output.data["image/png"] = smaller(output.data["image/png"])


def main():
    save = sys.argv[1:] == ["--save"]
    failed = False
    for file in sorted(FOLDER.glob("*.ipynb")):
        notebook = nbformat.read(file, as_version=4)
        try:
            NotebookClient(notebook, timeout=600, kernel_name="python3",
                           resources={"metadata": {"path": str(FOLDER)}}).execute()
        except CellExecutionError as error:
            print(f"FAULT  {file.name}\n{error}")
            failed = True
            continue
        settle(notebook)
        text = nbformat.writes(notebook)
        for secret in {str(pathlib.Path.home()), str(FOLDER.parent), os.environ["NEWSWEFT_TABLES"]}:
            if secret in text:
                print(f"FAULT  {file.name}: an output holds the path {secret}")
                failed = True
        if save and not failed:
            file.write_text(text + "\n", encoding="utf-8")
        print(f"ok     {file.name}: {sum(c.cell_type == 'code' for c in notebook.cells)} cells,"
              f" {len(text) // 1024} KB")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
