"""Example answers for the API's description, invented like all of the sample archive."""

from __future__ import annotations

PROMISE = {
    "fact_id": "5d1f0c2b9a7e4d13-c2",
    "document_id": "5d1f0c2b9a7e4d13",
    "document": "giao-ban-khcn-lan-1-2010",
    "title": "Thông báo kết luận Hội nghị giao ban khoa học và công nghệ lần thứ I",
    "date": "2010-04-21",
    "quote": "Chi cục hướng dẫn quận Thốt Nốt hoàn tất hồ sơ trong quý III năm 2010",
    "kind": "promise",
    "actors": ["Chi cục Tiêu chuẩn Đo lường Chất lượng thành phố"],
    "beneficiaries": ["quận Thốt Nốt"],
    "deadline": {
        "text": "trong quý III năm 2010",
        "start": "2010-07-01",
        "end": "2010-09-30",
        "derivation": "quý III năm 2010 → 2010-07-01…2010-09-30",
    },
    "status": "no_evidence",
    "status_reason": "“trong quý III năm 2010” → 30/9/2010, đã qua ngày 1/11/2017.",
    "relation": "direct",
    "reason": "nêu đích danh quận Thốt Nốt",
}
PROMISES = {
    "place": "quận Thốt Nốt",
    "as_of": "2017-11-01",
    "direct": [PROMISE],
    "indirect": [],
    "duties": {"direct": [], "indirect": []},
    "others": [],
}
ANSWER = {
    "question": "đã hứa gì với Thốt Nốt năm 2010?",
    "as_of": "2017-11-01",
    "understood": {
        "place": "quận Thốt Nốt",
        "body": None,
        "role": "beneficiary",
        "year": 2010,
        "state": None,
        "rest": "",
    },
    "answers": [PROMISE],
    "note": "",
}
DOCUMENT = {
    "id": "5d1f0c2b9a7e4d13",
    "title": "Thông báo kết luận Hội nghị giao ban khoa học và công nghệ lần thứ I",
    "type": "notice",
    "date": "2010-04-21",
    "issuer": "Sở Khoa học và Công nghệ thành phố Cần Thơ",
}
SEARCH = {
    "total": 1,
    "page": 1,
    "corrected": None,
    "results": [
        {
            "document": DOCUMENT,
            "fact": None,
            "text": "Chi cục hướng dẫn quận Thốt Nốt hoàn tất hồ sơ trong quý III năm 2010",
            "highlights": [[23, 31]],
            "score": 7.25,
        }
    ],
    "facets": {"document_type": [{"value": "notice", "label": "Thông báo", "count": 1}]},
}
UPLOAD = {
    "id": "0f9c2a6be1d34857",
    "progress": "/api/uploads/0f9c2a6be1d34857",
    "total": 3,
    "done": 3,
    "name": "thong-bao.pdf",
    "finished": True,
    "new": 2,
    "unchanged": 0,
    "failed": [
        {
            "name": "anh.png",
            "code": "unsupported",
            "reason": "ảnh PNG chưa đọc được",
            "remedy": "Lưu thành PDF có lớp chữ rồi nạp lại",
            "failed_at": None,
        }
    ],
    "crashed": "",
    "run_id": 12,
}
OVERVIEW = {
    "documents": 26,
    "commitments": 141,
    "decisions": 37,
    "figures": 204,
    "failures": 0,
    "newest": "2025-09-12",
    "years": {"2010": 4, "2017": 3},
}


def example(value: object, *, status: int = 200) -> dict[int | str, dict[str, object]]:
    """The `responses` of an operation whose answer looks like this."""
    return {status: {"content": {"application/json": {"example": value}}}}
