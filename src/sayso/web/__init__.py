"""The workbench: the ledger in a browser, and its JSON API."""
