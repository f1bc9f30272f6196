"""The local pages and endpoints; Starlette stays in here."""
