"""What must last: the ledger, the store of files, and the proof that both are whole.

The room knows nothing of what a note means: it keeps canonical JSON and fingerprints.

Invariants: an entry is never altered; one input gives one entry; the entries of a case form a
chain of hashes of its own, so disposing of one case breaks no other. Tables other than ``entry``
and the service's own bookkeeping can be remade from the entries' manifests.

SQLAlchemy is slow to import: import ``records.ledger`` inside the function that needs it.
"""
