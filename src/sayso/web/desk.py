"""What every page and answer of the workbench needs: the ledger, its tasks, its comparisons."""

from sayso.engines.apart import Apart
from sayso.engines.local import Reads
from sayso.engines.meant import claims_about
from sayso.ledger.opening import Ledger
from sayso.ledger.search import Query
from sayso.settings import Settings
from sayso.web.standing import Compared, Standing
from sayso.web.tasks import Tasks

MOST_DOCUMENTS = 300  # that one request compares


class Desk:
    """One ledger at work."""

    def __init__(self, ledger: Ledger, *, settings: Settings, reads: Reads, reviewer: str) -> None:
        self.ledger = ledger
        self.reviewer = reviewer
        self.tasks = Tasks(ledger, settings, reads)
        self._apart = Apart(ledger)
        self._standing = Standing(ledger, self._apart.ledger)

    def compared(self, query: Query, *, as_it_is: bool = False) -> Compared:
        """What documents say together that fit: at once where it was made before, perhaps of the
        ledger as it was a while ago. `as_it_is`: never so."""
        return self._standing.compared(query, MOST_DOCUMENTS, as_it_is=as_it_is)

    def about(self, about: str, query: Query, *, as_it_is: bool = False) -> Compared:
        """The claims that are meant by an id, or in whose statements words are found."""
        asked, wanted = claims_about(self.ledger, about, query)
        whole = self.compared(asked, as_it_is=as_it_is)
        return Compared(wanted(whole.comparison), whole.behind, whole.drawn)

    def close(self) -> None:
        """Let go of the processes that compare and read."""
        self._apart.stop()
        self.tasks.rest()
