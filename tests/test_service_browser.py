"""The pages in a real Chromium: phone and wide, light and dark, keyboard, with and without scripts."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from fixture_browser import PHONE, WIDE, OpenPage
from fixture_pages import TOKEN, Told
from playwright.sync_api import Page, expect

PAGES = {
    "home": "/",
    "search": "/tim?q=trạm cân",
    "facts": "/tim?loai=cau",
    "answer": "/tim?q=đã hứa gì với Thốt Nốt?",
    "nothing": "/tim?q=khongcogihet",
    "promises": "/hua?noi=Thốt Nốt",
    "document": "/van-ban/{tram-can}",
    "runs": "/luot-chay",
    "api": "/api",
}


def path_of(name: str, told: Told) -> str:
    return PAGES[name].replace("{tram-can}", told.ids["tram-can.txt"])


EVERY_LOOK = [(size, theme) for size in (PHONE, WIDE) for theme in ("light", "dark")]


@pytest.mark.parametrize(
    ("name", "size", "theme"),
    [
        *((name, *look) for name in ("search", "document", "promises") for look in EVERY_LOOK),
        ("home", PHONE, "dark"),
        ("home", WIDE, "light"),
        ("facts", PHONE, "light"),
        ("answer", PHONE, "dark"),
        ("nothing", PHONE, "light"),
        ("runs", PHONE, "dark"),
        ("api", PHONE, "light"),
    ],
    ids=lambda value: f"{value['width']}px" if isinstance(value, dict) else value,
)
def test_page_is_accessible_and_fits(
    open_page: OpenPage, shared: Told, name: str, size: dict[str, int], theme: str
) -> None:
    page = open_page(path_of(name, shared), size=size, theme=theme)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    found = Axe().run(page).response["violations"]
    grave = [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary']}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]
    assert grave == []


def test_owner_pages_are_accessible(open_page: OpenPage, shared: Told) -> None:
    page = open_page(f"/?token={TOKEN}", size=PHONE)
    assert "token" not in page.url
    for path in ("/them", path_of("document", shared)):
        page.goto(path)
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []


def test_slash_goes_to_the_question_and_enter_asks(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("/")
    page.keyboard.type("hứa gì với Thốt Nốt?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim?**")
    expect(page.get_by_role("heading", name="Trả lời")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("/j")  # letters stay letters in a field
    expect(page.locator("#q")).to_have_value("/j")


def test_j_and_k_walk_through_promises(open_page: OpenPage) -> None:
    page = open_page("/hua?noi=Thốt Nốt")
    links = page.locator("[data-walk] .said a")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()


def test_skip_link_leads_past_the_navigation(open_page: OpenPage) -> None:
    page = open_page("/tim")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_promise_leads_to_its_sentence_and_its_card(open_page: OpenPage, size: dict[str, int], scripts: bool) -> None:
    page = open_page("/hua?noi=Thốt Nốt", size=size, scripts=scripts)
    page.locator(".said a").first.click()
    sentence = page.locator("mark:target")
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_contain_text("Chi cục Đo lường hướng dẫn quận Thốt Nốt")
    assert _outline(page, "mark:target") != "none"
    sentence.locator(".badge").first.click()
    card = page.locator("article.fact:target")
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text("30/9/2010")


def _outline(page: Page, selector: str) -> str:
    style: str = page.locator(selector).evaluate("node => getComputedStyle(node).outlineStyle")
    return style


def test_marks_differ_by_more_than_their_colour(open_page: OpenPage, shared: Told) -> None:
    page = open_page(path_of("document", shared))
    lines = {
        kind: page.locator(f".sheet .m.{kind}").first.evaluate("node => getComputedStyle(node).borderBottomStyle")
        for kind in ("commitment", "decision", "figure", "entity")
    }
    assert lines == {"commitment": "solid", "decision": "double", "figure": "dotted", "entity": "dashed"}


def test_theme_and_language_switch_and_stay(open_page: OpenPage) -> None:
    page = open_page("/tim?q=trạm cân")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_title("Nền theo máy.").click()
    assert page.evaluate(paper) != light
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/hua")
    expect(page.get_by_role("heading", level=1)).to_have_text("What was promised to a place?")
    assert page.evaluate(paper) != light


def test_everything_can_be_read_without_scripts(open_page: OpenPage, shared: Told) -> None:
    page = open_page("/", scripts=False)
    page.get_by_role("link", name="Đã hứa gì với Thốt Nốt?").click()
    expect(page.get_by_role("heading", name="Trả lời")).to_be_visible()
    page.goto("/tim?loai=cau")
    page.locator(".filters").get_by_role("link", name="Số liệu").click()
    expect(page.get_by_text("Tìm thấy 3 câu")).to_be_visible()
    page.goto("/hua?noi=Thốt Nốt")
    page.locator(".filters").get_by_role("link", name="Được giao").click()
    expect(page.locator("article.promise")).to_have_count(1)


def test_print_leaves_out_what_is_to_be_pressed(open_page: OpenPage, shared: Told) -> None:
    page = open_page(path_of("document", shared))
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator(".sheet")).to_be_visible()
    expect(page.locator(".fact").first).to_be_visible()
