"""Imported once by the process that workers are forked from, so that none of them has to begin cold.

Gazetteer, word lists and matchers are made at their first use: here, for all workers together.
"""

from __future__ import annotations

from ingest import Source
from service.flow.prepare import Work, prepare

SAMPLE = """THÔNG BÁO
Cần Thơ, ngày 21 tháng 4 năm 2010

Sở Y tế sẽ cấp 50 triệu đồng cho quận Thốt Nốt trong năm 2010.
"""

_source = Source(SAMPLE.encode(), "sample.txt")
prepare(Work(_source.id, _source.name, "", _source))
