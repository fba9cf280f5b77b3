"""The Reconciliation Service API over HTTP."""
