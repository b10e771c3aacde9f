"""The running whole: store, flow, questions, API, pages, command line. Only here are state, settings, clock."""
