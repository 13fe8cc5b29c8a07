"""Laying a simulated place into the database, through the same verbs that an office uses."""

PASSWORD = "guitu-demo-2026"  # noqa: S105  # shown on the sign-in page of a trial, which answers on this machine alone
