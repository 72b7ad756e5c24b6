"""The office suite beside our notice: the same page as a text document with a real
table, turned into a PDF without a window."""

import os
import shutil
import signal
import subprocess
import time
from xml.sax.saxutils import escape

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'AR PL UMing CN'"/></office:font-face-decls>
<office:automatic-styles>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-size="22pt" style:font-name="F" style:font-size-asian="22pt" style:font-name-asian="F"/></style:style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:line-height="21pt"/>
<style:text-properties fo:font-size="14pt" style:font-name="F" style:font-size-asian="14pt" style:font-name-asian="F"/></style:style>
<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:line-height="13pt"/>
<style:text-properties fo:font-size="8pt" style:font-name="F" style:font-size-asian="8pt" style:font-name-asian="F"/></style:style>
<style:style style:name="B" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-top="37mm" fo:margin-left="28mm" fo:margin-right="26mm" fo:margin-bottom="15mm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>
"""
TAIL = "</office:text></office:body></office:document>\n"


def read_page(path):
    """The runs, and the places of lying and of upright lines."""
    runs, rows, columns = [], set(), set()
    with open(path, encoding="utf-8") as page:
        for line in page:
            words = line.rstrip("\n").split(" ", 6)
            if words[0] == "run":
                runs.append((float(words[4]), float(words[3]), float(words[2]), words[6]))
            elif words[0] == "rule" and words[1] == words[3]:
                columns.add(float(words[1]))
            elif words[0] == "rule":
                rows.add(float(words[2]))
    return sorted(runs), sorted(rows), sorted(columns)


def write_table(runs, rows, columns):
    text = '<table:table table:name="t"><table:table-column table:number-columns-repeated="%d"/>' % (len(columns) - 1)
    for top, bottom in zip(rows, rows[1:]):
        text += "<table:table-row>"
        for left, right in zip(columns, columns[1:]):
            cell = "".join(run for y, x, _, run in runs if top < y <= bottom and left <= x < right)
            text += '<table:table-cell table:style-name="B"><text:p text:style-name="C">%s</text:p></table:table-cell>' % escape(cell)
        text += "</table:table-row>"
    return text + "</table:table>"


def write_document(page, path):
    """The page that bench-page wrote down, as a flat text document."""
    runs, rows, columns = read_page(page)
    lines = {}
    for y, _, size, run in runs:
        if not rows[0] < y <= rows[-1]:
            lines.setdefault(y, [size, ""])[1] += run
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD)
        for y, (size, line) in lines.items():
            if y > rows[-1] and columns:
                out.write(write_table(runs, rows, columns))
                columns = []
            out.write('<text:p text:style-name="%s">%s</text:p>' % ("T" if size > 20 else "P" if size > 12 else "C", escape(line)))
        out.write(TAIL)


class Office:
    def __init__(self, folder):
        self.profile = os.path.join(folder, "office-profile")
        self.folder = folder

    @staticmethod
    def is_there():
        return shutil.which("soffice") is not None and shutil.which("xvfb-run") is not None

    def words(self, *words):
        return ["soffice", f"-env:UserInstallation=file://{self.profile}", "--norestore", "--nologo", *words]

    def settle(self):
        """One start with a window, as somebody who uses it has had."""
        process = subprocess.Popen(["xvfb-run", "-a", *self.words("--writer")], start_new_session=True,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        settings = os.path.join(self.profile, "user", "registrymodifications.xcu")
        end = time.monotonic() + 60
        while time.monotonic() < end and not os.path.exists(settings):
            time.sleep(0.2)
        time.sleep(5)
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        # What it started in other groups must end as well: a later start would hand its work over to it.
        lock = os.path.join(self.profile, ".lock")
        subprocess.run(["pkill", "-f", f"UserInstallation=file://{self.profile}"], check=False)
        end = time.monotonic() + 30
        while time.monotonic() < end and subprocess.run(["pgrep", "-f", self.profile], stdout=subprocess.DEVNULL,
                                                        check=False).returncode == 0:
            time.sleep(0.2)
        if os.path.exists(lock):
            os.remove(lock)

    def conversion(self, document):
        return self.words("--headless", "--convert-to", "pdf", "--outdir", self.folder, document)
