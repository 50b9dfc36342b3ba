"""One walk over the words of a statement to its main clause and that clause's first verb.

Closed word classes and the spelling of past forms say where it stands: words of leading side
clauses, of relative clauses and of what follows a conjunction are passed over.
"""

from sayso.qualify.endings import STOPS, TAG, asks
from sayso.qualify.finite import (
    DETERMINERS,
    IFS,
    LOOK_AHEAD,
    NO_VERBS,
    PRESENT,
    SAYING,
    SUBJECTS,
    ahead,
    finite,
    passive_alone,
)
from sayso.qualify.pasts import is_past
from sayso.qualify.verbgroup import (
    ADVERBS,
    BE,
    BOUNDARY,
    FINITE,
    RELATIVE,
    SIDE_WORDS,
    group_end,
)
from sayso.wordlists import word_class

IMPERATIVES = word_class("imperatives")
_DOING = frozenset("do does did".split())
_QUESTIONS = frozenset("what how why whether".split())
# Inside a subject these open what only gives a reason, or the next clause.
_CUTS = frozenset("because although though unless whereas whether lest".split())
_INVERTED = frozenset("were had should".split())  # "were the dam to break, …"
_OPENS = {"(": ")", "–": "–", "—": "—", "-": "-"}  # an aside inside the subject, and its end
_GROUNDS = frozenset("foundation merit basis substance".split())  # of a claim "without" them
# "to" after these goes on with the same proposition: what is refused, planned or believed.
RAISING = word_class("raising")
_PREPOSITIONS = word_class("prepositions")
# What others tell is theirs; what they think may be the speaker's own hedge.
_TELLING = frozenset("say says said claimed announced insisted argued added stated agree".split())
_OPENING = frozenset("of in on at by for from with under among".split())
_OWN = frozenset("i we it there".split())
_TIMES = frozenset("day night morning afternoon evening week month year summer winter time".split())
# Said to win time; what is said comes behind.
_FILLERS = tuple(
    (*phrase.split(), ",")
    for phrase in "i mean|you know|look|listen|frankly|honestly|believe me|i tell you|folks".split(
        "|"
    )
)
_NO_CONDITION = frozenset("as even what only see know ask , — – (".split())  # before "if"
_NO_GERUNDS = frozenset("during nothing something anything everything including evening".split())
_COMPLEMENTISER = frozenset("that and but so yes well then".split())
SIDE = 60  # words that a side clause may have before its comma
NEGATORS = frozenset("not no never nobody none nothing neither nor nowhere no-one".split())


class Scan:
    """One walk over the words, left to right. `pieces`: the words with which a part of a content in
    several parts begins."""

    def __init__(
        self, low: tuple[str, ...], first: int, pieces: frozenset[int] = frozenset()
    ) -> None:
        self.low = low
        self.pieces = pieces
        self.at = first
        self.main: list[int] = []
        self.verb: int | None = None
        self.answer_no = False
        self.relative: int | None = None
        self.condition: int | None = None

    def word(self, i: int) -> str:
        return self.low[i] if 0 <= i < len(self.low) else ""

    def lead(self) -> None:
        """Pass over "that", "and", an answering "no", and a side clause up to its comma."""
        if self.word(self.at) in _INVERTED:
            self._inversion()
        if self.low[self.at : self.at + 3] in (("that", "said", ","), ("having", "said", "that")):
            self.at += 3
        while self.word(self.at) in _COMPLEMENTISER or self.word(self.at) in (",", "...", ":"):
            self.at += 1
        while (filler := next((f for f in _FILLERS if self._at(f)), None)) is not None:
            self.at += len(filler)
        while self.word(self.at) == "no" and self.word(self.at + 1) in (",", ".", "!", "—", "–"):
            self.answer_no = True
            self.at += 2
        if self.word(self.at) in SIDE_WORDS or (
            self.word(self.at) == "even" and self.word(self.at + 1) in SIDE_WORDS
        ):
            self._side_clause()

    def _at(self, phrase: tuple[str, ...]) -> bool:
        return self.low[self.at : self.at + len(phrase)] == phrase

    def _inversion(self) -> None:
        """ "Were the dam to break, …": a condition without an "if"."""
        first = self.at
        self._side_clause()
        behind = self.low[self.at : ahead(self.low, self.at)]
        if self.at > first and {"would", "could", "might", "will", "shall", "should"} & set(behind):
            self.condition = first
        else:
            self.at = first

    def _side_clause(self) -> bool:
        """Leave out a side clause; True where a comma and more words follow it."""
        for i in range(self.at, min(len(self.low), self.at + SIDE)):
            if self.low[i] in STOPS:
                return False
            if self.low[i] == "," and i + 2 < len(self.low):
                if self.word(i + 1) in ("and", "or") and self._goes_on(i + 1):
                    continue
                if self.word(self.at + (self.word(self.at) == "even")) in IFS:
                    self.condition = self.at
                self.at = i + 1
                return True
        return False

    def _goes_on(self, i: int) -> bool:
        """True where the side clause runs on: "if the ice holds, and the port shuts, …"."""
        if self.word(i + 1) in SUBJECTS:
            return False
        for j in range(i + 1, min(len(self.low), i + LOOK_AHEAD)):
            if self.low[j] in STOPS:
                return False
            if self.low[j] == ",":
                return self.word(j + 1) not in BOUNDARY
        return False

    def run(self) -> None:
        """Walk to the end of the main clause.

        A noun phrase alone ("the reality that …") ends where its side clause begins.
        """
        self._walk()
        if self.verb is None and self.relative is not None:
            self.at = self.relative
            self.main = [i for i in self.main if i < self.at]
        if self.verb is None:
            commas = (i for i in self.main[1:] if self.low[i] == "," and self._adjoined(i))
            cut = next(commas, len(self.low))
            self.main = [i for i in self.main if i < cut]

    def _walk(self) -> None:
        while self.at < len(self.low):
            if self._stop() or (self.verb is None and self._cut()):
                return
            if self.verb is None:
                self._before_verb()
            elif self._boundary():
                return
            else:
                self._keep()

    def _stop(self) -> bool:
        """True at the end of a sentence that said something."""
        if self.low[self.at] not in STOPS:
            return False
        denied = any(self.low[i] in NEGATORS for i in self.main)
        ordered = self.low[self.main[0]] in IMPERATIVES if self.main else False
        return self.verb is not None or denied or ordered or self.low[self.at] == "?"

    def _cut(self) -> bool:
        """True where no verb of the main clause can follow: "the end of it because …"."""
        word, following = self.low[self.at], self.word(self.at + 1)
        if word == "so" and following in SUBJECTS:
            return bool(self.main)
        if self.relative is not None and word in _QUESTIONS:
            return True  # "the views that they hold of what the league should do"
        if word == "if" and self.word(self.at - 1) in _NO_CONDITION:
            return False
        return (word in _CUTS or word == "if") and bool(self.main) and self.word(self.at - 1) != ","

    def _keep(self) -> None:
        self.main.append(self.at)
        self.at += 1

    def _before_verb(self) -> None:
        word = self.low[self.at]
        if word in _OPENS and self.main and self._aside(_OPENS[word]):
            return
        if word == "what" and not self.main and self._fused():
            return
        if self.main and self._parenthetic():
            return
        if self.main and self._relative():
            self._skip_relative()
        elif word in SIDE_WORDS and self.main and self.word(self.at - 1) == ",":
            if not self._side_clause():  # "the ship, although armed, sank"
                self._keep()
        elif word == "to" and self._infinitive_in_subject():
            self.at += 2
        elif self._should_he():
            self.condition = self.at
            self.at = len(self.low)
        elif finite(self.low, self.at) and not self._in_opening():
            self._take_group()
        elif word == "not" and self.word(self.at - 1) == ",":
            self.at += 1
        elif self.relative is not None and self._relative_goes_on():
            self.at = group_end(self.low, self.at + 1) + 1
        else:
            self._keep()

    def _aside(self, closing: str) -> bool:
        """Leave out what stands in brackets, or between dashes, inside the subject."""
        for i in range(self.at + 1, min(len(self.low), self.at + SIDE)):
            if self.low[i] in STOPS and closing != ")":
                return False
            if self.low[i] == closing:
                self.at = i + 1
                return True
        return False

    def _relative(self) -> bool:
        """True for the "who" of "the crew who", and the "when" of "a time when ports close"."""
        word, before = self.low[self.at], self.word(self.at - 1)
        if word == "when":
            return before != "," and self.word(self.at + 1).isalpha()
        dated = self.word(self.at + 1) in _TIMES  # "the winds that night"
        pointed = before == "," or before in _PREPOSITIONS or dated  # "at that point"
        return word in RELATIVE and not (word == "that" and pointed)

    def _fused(self) -> bool:
        """Go to the second verb of "what was a village is a port"."""
        first = None
        for i in range(self.at + 1, ahead(self.low, self.at) + LOOK_AHEAD):
            if first is not None and i <= first:
                continue
            if first is None and self.word(i) == "and":
                continue  # "what the league and the town want is"
            if self.word(i) in STOPS or self.word(i) in BOUNDARY or self.word(i) in ("", ","):
                return False
            if first is not None and self.word(i) in FINITE:
                self.at = i
                return True
            if first is None and finite(self.low, i, reduced=False):
                if self.word(i) in SAYING or asks(self.low, i):
                    return False  # "what they said Karst has done", "what do they have?"
                first = self._first_group(i)
        return False

    def _first_group(self, i: int) -> int:
        """The end of the verb group at `i`; in "what they will do is" it ends with "do"."""
        end = group_end(self.low, i)
        done = (j for j in range(i, end) if self.low[j] in _DOING and self.low[j + 1] in BE)
        return next(done, end)

    def _parenthetic(self) -> bool:
        """Leave out ", which is small," and ", coupled with rain," where the verb stands behind."""
        word = self.low[self.at]
        described = is_past(word) and self.word(self.at + 1) in _PREPOSITIONS
        if self.word(self.at - 1) != "," or not (described or word in RELATIVE - {"that"}):
            return False
        for i in range(self.at + 1, min(len(self.low), self.at + SIDE)):
            if self.low[i] in STOPS:
                return False
            if self.low[i] == "," and (
                self._verb_at(i + 1) or (not described and self._rose(i + 1))
            ):
                self.at = i + 1
                return True
        return False

    def _rose(self, i: int) -> bool:
        """True for a past form that no "by" makes passive: "Holm, who was there, rose"."""
        while self.word(i) in ADVERBS or self.word(i)[-2:] == "ly":
            i += 1
        return is_past(self.word(i)) and not passive_alone(self.low, i)

    def _verb_at(self, i: int) -> bool:
        """True for a helping verb, or a form that is seldom a noun, behind adverbs."""
        while self.word(i) in ADVERBS or self.word(i)[-2:] == "ly":
            i += 1
        if self.word(i) == "to":
            return self.word(i + 1) in ("be", "have")  # "is projected | the toll, …, to be"
        return self.word(i) in FINITE or self.word(i) in PRESENT or self.word(i) in SAYING

    def _infinitive_in_subject(self) -> bool:
        """A "to" inside the subject ("a plan not to attack was"): drop its "not" as well. That of
        "the mayor [seems] | to have a plan opposed by all" is the verb's."""
        if self.at in self.pieces:
            return False
        plain = [self.low[i] for i in self.main if self.low[i] not in ADVERBS]
        if not plain or not any(
            finite(self.low, i) for i in range(self.at + 1, ahead(self.low, self.at))
        ):
            return False
        if plain[-1] in RAISING and plain[-2:-1] and plain[-2] not in DETERMINERS:
            return False
        while self.low[self.main[-1]] in ("not", "never"):
            self.main.pop()
        return True

    def _skip_relative(self) -> None:
        """Leave out a relative clause inside the subject, up to behind its verb."""
        if self.relative is None:
            self.relative = self.at
        whose = self.low[self.at] in ("who", "which")
        self.at += 1
        while self.word(self.at) in ADVERBS:
            self.at += 1
        verb = self.word(self.at)
        if whose and verb.isalpha() and verb not in NO_VERBS | FINITE | SUBJECTS | {"you", "it"}:
            self.at += 1  # "who sells fish"
            return
        while self.at < len(self.low) and self.low[self.at] not in STOPS:
            if finite(self.low, self.at, reduced=False):
                self.at = group_end(self.low, self.at) + 1
                return
            self.at += 1

    def _relative_goes_on(self) -> bool:
        """True for the "and" of "which had support and would pass"."""
        return self.word(self.at) in ("and", "but", "or") and self.word(self.at + 1) in FINITE

    def _in_opening(self) -> bool:
        """True for the participle of "of all the things connected to it, few were sold"."""
        if not self.main or self.low[self.main[0]] not in _OPENING or self.word(self.at) in FINITE:
            return False
        if any(self.low[i] in SUBJECTS | {","} for i in self.main):
            return False
        for i in range(self.at + 1, ahead(self.low, self.at)):
            if self.low[i] in STOPS or self.low[i] in BOUNDARY:
                return False
            if self.low[i] == ",":
                behind = self.low[i + 1 : ahead(self.low, i)]
                end = next((k for k, w in enumerate(behind) if w in BOUNDARY or w == ","), None)
                return bool(FINITE & set(behind[:end]))
        return False

    def _should_he(self) -> bool:
        """True for the condition of "to act at once, should they refuse"."""
        asked = self.word(self.at) == "should" and self.word(self.at - 1) == ","
        return asked and self.word(self.at + 1) in SUBJECTS | {"you", "it", "the"}

    def _take_group(self) -> None:
        self.verb = self.at
        end = group_end(self.low, self.at)
        self.main.extend(range(self.at, min(end + 1, len(self.low))))
        self.at = end + 1

    def _boundary(self) -> bool:
        word = self.low[self.at]
        if word == "to":
            if self._last_plain() in RAISING:
                return False
            while self.low[self.main[-1]] in ("not", "never"):
                self.main.pop()  # "were careful not to"
            return True
        if word == "but" and self.word(self.at - 1) in ("anything", "nothing"):
            return False  # "anything but calm"
        if word == "without" and (
            self.word(self.at - 1) == "not" or self.word(self.at + 1) in _GROUNDS
        ):
            return False  # "not without risk", "is without foundation"
        if word == "than" and self.word(self.at - 1) in ("more", "less", "fewer", "other"):
            return False  # "no more than"
        if word == ",":
            following = self.word(self.at + 1)
            if following in FINITE and "?" in self.low[self.at : self.at + TAG + 2]:
                return True  # "he was there, was he not?"
            apart = following in BOUNDARY or following in ("not", "no", "none")
            return apart or self._adjoined(self.at)
        if word in SUBJECTS:  # "people they refuse to name"
            return self._last_plain() not in SAYING or self._said_before()
        if word in ("you", "it") and self.word(self.at + 1) in FINITE:  # "a view you can not get"
            last = self._last_plain()
            apart = self.word(self.at - 1) == "," and self.word(self.at - 2) not in _TELLING
            return not apart and (last not in SAYING or self._said_before())
        if word in FINITE and self._said_before():
            return True  # "the police said | the town has no water"
        if word == "as" and self.word(self.at + 1) in ("of", "many", "much"):
            return False
        return word in BOUNDARY

    def _said_before(self) -> bool:
        """Cut off what follows a verb of telling that is the clause's own and not the speaker's:
        "the police said | the town has no water"; True where there is one."""
        if self.verb is None or _OWN & {self.low[i] for i in self.main[:2]}:
            return False
        group = self.main.index(self.verb)
        told = (i for i in self.main[group : group + 3] if self.low[i] in _TELLING)
        end = next(told, None)
        if end is None or self.word(end + 1) == "to":
            return False
        self.at = end + 1
        self.main = [i for i in self.main if i <= end]
        return True

    def _adjoined(self, i: int) -> bool:
        """True for the comma before "…, leaving no crew on board"."""
        word = self.word(i + 1)
        if word in ADVERBS or word in ("seldom", "rarely") or word[-2:] == "ly":
            word = self.word(i + 2)
        return word[-3:] == "ing" and len(word) > 4 and word not in _NO_GERUNDS

    def _last_plain(self) -> str:
        for i in reversed(self.main):
            if self.low[i] not in ADVERBS and self.low[i] != ",":
                return self.low[i]
        return ""
