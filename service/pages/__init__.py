"""Pages for people, rendered on the server: one router a page, all of them in `page_routers`."""

from service.pages import add, api_guide, document, home, promises, runs, search

page_routers = (
    home.router,
    search.router,
    document.router,
    promises.router,
    runs.router,
    add.router,
    api_guide.router,
)
