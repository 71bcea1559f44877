# Filled in by the library's packaging: see docs/architecture.md, "The installed package".
