"""The running whole: store, flow, questions, API, pages, command line. Here alone are state and clock."""
