"""Fill in a form in LibreOffice itself, as a client would; run by a Python that has ``uno``.

Arguments: the soffice binary, a scratch folder, the form, the file to save, the answers as JSON:
``[[table, row, column, text], ...]``, tables, rows and columns from 0. A tick box is ticked by
"x"; a list or a date is chosen by its text.
"""

# ruff: noqa: FBT003 - UNO takes its arguments by position
import json
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FLAGS = ("--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck")


def main() -> None:
    program, scratch, form, target, answers = sys.argv[1:]
    pipe = "typist" + uuid.uuid4().hex
    profile = f"-env:UserInstallation={Path(scratch, 'profile').as_uri()}"
    command = [program, profile, *FLAGS, f"--accept=pipe,name={pipe};urp;"]
    subprocess.run([*command, "--terminate_after_init"], check=False)  # makes the profile
    office = subprocess.Popen(command)
    try:
        services = connect(pipe)
        desktop = services.createInstance("com.sun.star.frame.Desktop")
        helper = services.createInstance("com.sun.star.frame.DispatchHelper")
        document = desktop.loadComponentFromURL(
            Path(form).as_uri(), "_blank", 0, (setting("Hidden", True),)
        )
        tables = list(in_order(document))
        for table, row, column, text in json.loads(answers):
            fill(document, helper, tables[table].getCellByPosition(column, row), text)
        kind = setting("FilterName", "MS Word 2007 XML")
        document.storeToURL(Path(target).as_uri(), (kind,))
        document.close(True)
    finally:
        office.kill()
        office.wait()


def setting(name: str, value: object) -> Any:
    return PropertyValue(Name=name, Value=value)


def connect(pipe: str) -> Any:
    local = uno.getComponentContext()
    make = local.ServiceManager.createInstanceWithContext
    resolver = make("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            remote = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            return resolver.resolve(remote).ServiceManager
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not answer")


def in_order(document: Any) -> Iterator[Any]:
    parts = document.Text.createEnumeration()
    while parts.hasMoreElements():
        part = parts.nextElement()
        if part.supportsService("com.sun.star.text.TextTable"):
            yield part


def fill(document: Any, helper: Any, cell: Any, text: str) -> None:
    """Type where a person would: over what the control holds, else at the end of the cell."""
    view = document.CurrentController.ViewCursor
    control = control_in(cell)
    if control is None:
        cursor = cell.createTextCursor()
        cursor.gotoEnd(False)
        view.gotoRange(cursor, False)
    else:
        view.gotoRange(control.createTextCursor(), False)
        view.goRight(len(control.createEnumeration().nextElement().String), True)
        if control.Checkbox:  # without a window it can't be clicked; the old sign stays beside
            control.Checked = text == "x"
            control.createTextCursor().setString("☒" if text == "x" else "☐")
            return
    frame = document.CurrentController.Frame
    helper.executeDispatch(frame, ".uno:InsertText", "", 0, (setting("Text", text),))


def control_in(cell: Any) -> Any:
    paragraphs = cell.createEnumeration()
    while paragraphs.hasMoreElements():
        portions = paragraphs.nextElement().createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            if portion.TextPortionType == "ContentControl":
                return portion.ContentControl
    return None


main()
