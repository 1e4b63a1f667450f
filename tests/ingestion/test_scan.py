from __future__ import annotations

import os
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_pages import HEIGHT, WIDTH, as_file, needs_ocr, page, rule, scanned, table, write
from PIL import Image

from corpus.model import BlockKind
from ingestion.kinds import Kind
from ingestion.loaders.limits import USUAL
from ingestion.loaders.pages.page import Page, Word
from ingestion.loaders.scan.capitals import recased
from ingestion.loaders.scan.images import page_count, scans_of
from ingestion.loaders.scan.ink import Ink
from ingestion.loaders.scan.loader import ImageLoader
from ingestion.loaders.scan.numerals import settled
from ingestion.loaders.scan.reading import Reading
from ingestion.loaders.scan.strips import Strip
from ingestion.loaders.scan.tesseract import Seen
from ingestion.loaders.scan.warnings import warnings_of
from ingestion.loading import load
from ingestion.loaders.unreadable import Unreadable
