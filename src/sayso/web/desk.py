"""What every page and answer of the workbench needs: the ledger, its tasks, the opened models."""

import threading

from sayso.engines.comparing import Comparer
from sayso.engines.local import Reads
from sayso.ledger.opening import Ledger
from sayso.settings import Settings
from sayso.web.tasks import Tasks

MOST_DOCUMENTS = 300  # that one request compares


class Desk:
    """One ledger at work. `reviewer` judges where nobody signs in."""

    def __init__(self, ledger: Ledger, *, settings: Settings, reads: Reads, reviewer: str) -> None:
        self.ledger = ledger
        self.reviewer = reviewer
        self.tasks = Tasks(ledger, settings, reads)
        self._lock = threading.Lock()
        self._comparer: Comparer | None = None

    @property
    def comparer(self) -> Comparer:
        """Opened when first needed."""
        with self._lock:
            if self._comparer is None:
                self._comparer = Comparer.open()
            return self._comparer
