"""Pages for people, rendered on the server: one router a page, all of them in `page_routers`."""

from service.pages import add, api_guide, document, document_files, doubtful, home, promises, runs, search, withdrawing

page_routers = (
    home.router,
    search.router,
    document.router,
    document_files.router,
    withdrawing.router,
    promises.router,
    doubtful.router,
    runs.router,
    add.router,
    api_guide.router,
)
