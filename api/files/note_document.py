"""A note as a Word document: real headings, lists and styles, so that it can be edited for the meeting."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from fastapi import Response

from api.files.downloads import attachment
from api.files.notes import DENSE, Note, NoteLine
from queries.dutch.figures import dutch_date

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Calibri"
INK = RGBColor(0x16, 0x21, 0x2B)
ACCENT = RGBColor(0x0B, 0x5C, 0x7A)
MUTED = RGBColor(0x4A, 0x5A, 0x68)
SIZES = {"Normal": 10.5, "Title": 18, "Heading 1": 12.5, "List Bullet": 10.5, "List Number": 9}
KICKER, SOURCE, COLOPHON = "Notitieregel", "Bron", "Colofon"


def as_word(note: Note) -> Response:
    """The note as a file to save."""
    file = io.BytesIO()
    word_document(note).save(file)
    return attachment(file.getvalue(), WORD_TYPE, f"{note.file}.docx")


def word_document(note: Note) -> WordDocument:
    """The note in Word: a title, headings with sentences and lists, and the sources as a numbered list."""
    document = Document()
    _styles(document, DENSE if note.dense else 1.0)
    _page(document)
    document.core_properties.title = note.title
    document.core_properties.author = "Schakelkaart"
    document.core_properties.language = "nl-NL"
    document.core_properties.subject = note.request
    document.add_paragraph(note.kicker, KICKER)
    document.add_paragraph(note.title, "Title")
    asked = document.add_paragraph()
    asked.add_run("Gevraagd: ").bold = True
    asked.add_run(note.request)
    for section in note.sections:
        document.add_heading(section.heading, 1)
        if section.text:
            document.add_paragraph(section.text)
        for line in section.lines:
            _line(document, line)
    if note.sources:
        document.add_heading("Bronnen", 1)
    for place, source in enumerate(note.sources, 1):
        paragraph = document.add_paragraph(f"{place}.\t", SOURCE)
        said = [source.publisher, dutch_date(source.date), source.where]
        paragraph.add_run(", ".join(filter(None, [source.title, *said])) + ". ")
        if source.url:
            _link(paragraph, source.url, note.place_of(source))
    closing = document.add_paragraph(f"{note.colophon} ", COLOPHON)
    _link(closing, note.address, note.address)
    return document


def _line(document: WordDocument, line: NoteLine) -> None:
    paragraph = document.add_paragraph(line.text, "List Bullet")
    if line.references:
        mark = paragraph.add_run(" " + ", ".join(map(str, line.references)))
        mark.font.superscript = True


def _styles(document: WordDocument, scale: float) -> None:
    for name in (KICKER, SOURCE, COLOPHON):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        made.font.color.rgb = MUTED if name != SOURCE else INK
        made.font.size = Pt(round(18 * scale) / 2)
    for name, size in SIZES.items():
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(round(2 * size * scale) / 2), INK
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    document.styles["Title"].font.color.rgb = ACCENT
    document.styles["Heading 1"].font.color.rgb = ACCENT
    for name, before, after in (
        ("Normal", 0, 4),
        ("Title", 0, 6),
        ("Heading 1", 9, 2),
        ("List Bullet", 0, 1),
        (SOURCE, 0, 1),
        (COLOPHON, 8, 0),
    ):
        spacing = document.styles[name].paragraph_format
        spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.08
    document.styles[SOURCE].paragraph_format.left_indent = Cm(0.7)
    document.styles[SOURCE].paragraph_format.first_line_indent = Cm(-0.7)
    document.styles[SOURCE].paragraph_format.tab_stops.add_tab_stop(Cm(0.7))
    document.styles["Heading 1"].paragraph_format.keep_with_next = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    properties = document.styles["Normal"].element.get_or_add_rPr()
    properties.append(language)


def _page(document: WordDocument) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(1.8)


def _link(paragraph: Paragraph, address: str, shown: str) -> None:
    """An address that can be clicked, as it reads on paper."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(shown)
    run.font.color.rgb = ACCENT
    link.append(run._r)
    paragraph._p.append(link)
