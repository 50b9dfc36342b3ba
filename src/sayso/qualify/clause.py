"""The main clause of a statement: which words say it, and which only hang on to it.

There is no parser here. A few closed word classes (helping verbs, conjunctions, relative
pronouns) and the spelling of past forms say where the first main verb stands; words of leading
side clauses, of relative clauses and of what follows a conjunction are left out, so that a "not"
among them does not turn the statement around.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.qualify.pasts import by_somebody, is_past, only_participle
from sayso.qualify.verbgroup import (
    ADVERBS,
    BE,
    BOUNDARY,
    FINITE,
    MODALS,
    RELATIVE,
    SIDE_WORDS,
    group_end,
)
from sayso.qualify.words import Word, word_class

_SUBJECTS = frozenset("i he she we they".split())
IMPERATIVES = word_class("imperatives")
_IFS = frozenset("if unless".split())
_UNLESS = _IFS | {"when", "until", "although", "though", "while"}
_DOING = frozenset("do does did".split())
_QUESTIONS = frozenset("what how why whether".split())
# Inside a subject these open what only gives a reason, or the next clause.
_CUTS = frozenset("because although though unless whereas whether lest".split())
_INVERTED = frozenset("were had should".split())  # "were the dam to break, …"
_STOPS = frozenset(". ? ! ...".split())
_OPENS = {"(": ")", "–": "–", "—": "—", "-": "-"}  # an aside inside the subject, and its end
_GROUNDS = frozenset("foundation merit basis substance".split())  # of a claim "without" them
_ABBREVIATED = word_class("abbreviated")
# "to" after these goes on with the same proposition: what is refused, planned or believed.
RAISING = word_class("raising")
_DETERMINERS = word_class("determiners")
_PREPOSITIONS = word_class("prepositions")
# Before "newly armed guards" these open a noun phrase; "this" and "some" may be all of it.
_ARTICLES = frozenset("the a an its their his her our my your every".split())
# What is said to be said keeps its verb: "said troops were", "told" open no reduced relative.
_SAYING = word_class("saying")
# A participle right after these stands before a noun: "among registered voters".
_BEFORE_NOUNS = word_class("before_nouns")
_COMPLEMENTISER = frozenset("that and but so yes well then".split())
_DUMMIES = frozenset("it there i we".split())
_FACTS = frozenset("truth fact reality point problem".split())
# A noun phrase with one of these is about the clause behind it: "the claim that …".
_SAYINGS = frozenset(
    "fact reality truth claim claims allegation allegations report reports idea notion belief news "
    "accusation accusations suggestion assertion view charge charges assumption rumour "
    "rumours".split()
)
FRAME = 5  # words of "is not at all likely", "must tell you": a longer one says something itself
SIDE = 60  # words that a side clause may have before its comma
LOOK_BACK = 6  # words before a verb in which its pronoun is looked for
POINTED = 4  # words of "that small harbour.", where no clause follows; letters of "Sen." and more
LOOK_AHEAD = 12  # words after a participle in which its clause's real verb is looked for


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that make the main proposition, as indices into `words`.

    `main` are the words of the main clause itself; `verb` the index of its first verb, None
    where none was recognised; `end` where a "that" clause would go on after it; `condition` the
    index of the "if" that it hangs on, None where there is none.
    """

    words: tuple[str, ...]
    main: tuple[int, ...]
    verb: int | None
    end: int
    answer_no: bool
    condition: int | None
    question: bool

    @property
    def conditional(self) -> bool:
        """True where it holds only under a condition."""
        return self.condition is not None

    @property
    def said(self) -> tuple[str, ...]:
        """The words of the main clause."""
        return tuple(self.words[i] for i in self.main)

    def group(self) -> tuple[str, ...]:
        """The verb with its helping verbs and adverbs, and the word that follows them."""
        if self.verb is None:
            return ()
        end = group_end(self.words, self.verb)
        return self.words[self.verb : min(end + 1, self.end)]


def main_clause(words: Sequence[Word], first: int = 0) -> Clause:
    """The main clause of the words from `first` on."""
    low = tuple(_without_month(w, i) for i, w in enumerate(words))
    scan = _Scan(low, first)
    scan.lead()
    scan.run()
    return Clause(
        low,
        tuple(scan.main),
        scan.verb,
        scan.at,
        scan.answer_no,
        _condition(scan),
        _asks(low, scan.at),
    )


def _without_month(word: Word, i: int) -> str:
    """The word; "May" with a capital inside a sentence is the month, not the modal."""
    return "May" if word.low == "may" and word.capital and i else word.low


class _Scan:
    """One walk over the words, left to right."""

    def __init__(self, low: tuple[str, ...], first: int) -> None:
        self.low = low
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
        while self.word(self.at) == "no" and self.word(self.at + 1) in (",", ".", "!", "—", "–"):
            self.answer_no = True
            self.at += 2
        if self.word(self.at) in SIDE_WORDS or (
            self.word(self.at) == "even" and self.word(self.at + 1) in SIDE_WORDS
        ):
            self._side_clause()

    def _inversion(self) -> None:
        """ "Were the dam to break, …": a condition without an "if"."""
        first = self.at
        self._side_clause()
        behind = self.low[self.at : self._ahead(self.at)]
        if self.at > first and {"would", "could", "might", "will", "shall", "should"} & set(behind):
            self.condition = first
        else:
            self.at = first

    def _side_clause(self) -> bool:
        """Leave out a side clause; True where a comma and more words follow it."""
        for i in range(self.at, min(len(self.low), self.at + SIDE)):
            if self.low[i] in _STOPS:
                return False
            if self.low[i] == "," and i + 2 < len(self.low):
                if self.word(self.at + (self.word(self.at) == "even")) in _IFS:
                    self.condition = self.at
                self.at = i + 1
                return True
        return False

    def run(self) -> None:
        """Walk to the end of the main clause.

        A noun phrase alone ("the reality that …") ends where its side clause begins.
        """
        self._walk()
        if self.verb is None and self.relative is not None:
            self.at = self.relative
            self.main = [i for i in self.main if i < self.at]

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
        if self.low[self.at] not in _STOPS:
            return False
        if self.low[self.at] == "." and self.word(self.at - 1) in _ABBREVIATED:
            return False
        denied = any(self.low[i] in NEGATORS for i in self.main)
        ordered = self.low[self.main[0]] in IMPERATIVES if self.main else False
        return self.verb is not None or denied or ordered or self.low[self.at] == "?"

    def _cut(self) -> bool:
        """True where no verb of the main clause can follow: "the end of it because …"."""
        word, following = self.low[self.at], self.word(self.at + 1)
        if word == "so" and following in _SUBJECTS:
            return bool(self.main)
        if self.relative is not None and word in _QUESTIONS:
            return True  # "the views that they hold of what the league should do"
        return word in _CUTS and self.word(self.at - 1) != "," and bool(self.main)

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
        elif self._finite(self.at):
            self._take_group()
        elif word == "not" and self.word(self.at - 1) == ",":
            self.at += 1
        elif word == "and" and self.relative is not None and self.word(self.at + 1) in FINITE:
            self.at = group_end(self.low, self.at + 1) + 1  # "which had support and would pass"
        else:
            self._keep()

    def _aside(self, closing: str) -> bool:
        """Leave out what stands in brackets, or between dashes, inside the subject."""
        for i in range(self.at + 1, min(len(self.low), self.at + SIDE)):
            if self.low[i] in _STOPS and closing != ")":
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
        return word in RELATIVE and (word, before) != ("that", ",")

    def _fused(self) -> bool:
        """Go to the second verb of "what was a village is a port"."""
        first = None
        for i in range(self.at + 1, self._ahead(self.at) + LOOK_AHEAD):
            if first is not None and i <= first:
                continue
            if first is None and self.word(i) == "and":
                continue  # "what the league and the town want is"
            if self.word(i) in _STOPS or self.word(i) in BOUNDARY or self.word(i) in ("", ","):
                return False
            if first is not None and self.word(i) in FINITE:
                self.at = i
                return True
            if first is None and self._finite(i, reduced=False):
                if self.word(i) in _SAYING or _asks(self.low, i):
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
            if self.low[i] in _STOPS and self.word(i - 1) not in _ABBREVIATED:
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
        return is_past(self.word(i)) and not self._passive_alone(i)

    def _verb_at(self, i: int) -> bool:
        """True for a helping verb, or a form that is seldom a noun, behind adverbs."""
        while self.word(i) in ADVERBS or self.word(i)[-2:] == "ly":
            i += 1
        if self.word(i) == "to":
            return self.word(i + 1) in ("be", "have")  # "is projected | the toll, …, to be"
        return self.word(i) in FINITE or self.word(i) in _PRESENT or self.word(i) in _SAYING

    def _infinitive_in_subject(self) -> bool:
        """A "to" inside the subject ("a plan not to attack was"): drop its "not" as well."""
        plain = [self.low[i] for i in self.main if self.low[i] not in ADVERBS]
        if not plain or not any(self._finite(i) for i in range(self.at + 1, self._ahead(self.at))):
            return False
        if plain[-1] in RAISING and plain[-2:-1] and plain[-2] not in _DETERMINERS:
            return False
        while self.low[self.main[-1]] in ("not", "never"):
            self.main.pop()
        return True

    def _ahead(self, i: int) -> int:
        return min(len(self.low), i + LOOK_AHEAD)

    def _skip_relative(self) -> None:
        """Leave out a relative clause inside the subject, up to behind its verb."""
        if self.relative is None:
            self.relative = self.at
        whose = self.low[self.at] in ("who", "which")
        self.at += 1
        while self.word(self.at) in ADVERBS:
            self.at += 1
        if (
            whose
            and self.word(self.at)[-1:] == "s"
            and self.word(self.at) not in _NO_VERBS | FINITE
        ):
            self.at += 1  # "who sells fish"
            return
        while self.at < len(self.low) and self.low[self.at] not in _STOPS:
            if self._finite(self.at, reduced=False):
                self.at = group_end(self.low, self.at) + 1
                return
            self.at += 1

    def _take_group(self) -> None:
        self.verb = self.at
        end = group_end(self.low, self.at)
        self.main.extend(range(self.at, min(end + 1, len(self.low))))
        self.at = end + 1

    def _finite(self, i: int, *, reduced: bool = True) -> bool:
        """True for a helping verb or a past form that is the verb of its clause."""
        word = self.low[i]
        if word in FINITE or self._after_pronoun(i) or self._present(i):
            return True
        if (
            not is_past(word)
            or self.word(i - 1) in _DETERMINERS
            or self.word(i - 1) in _BEFORE_NOUNS
            or (self.word(i - 1)[-2:] == "ly" and self.word(i - 2) in _ARTICLES)
            or self.word(i - 1) in _UNLESS  # "if elected"
        ):
            return False
        if self.word(i - 1)[-3:] == "ing" and self.word(i - 2)[-1:] == "s":
            return False  # "emails containing classified papers"
        if reduced and self._passive_alone(i) and self._past_follows(i):
            return False
        return not (reduced and word not in _SAYING and self._verb_follows(i))

    def _after_pronoun(self, i: int) -> bool:
        """True for the word behind a "they" that begins a clause: whatever it is, it is the verb;
        not in "people they refuse to name"."""
        word, subject = self.low[i], self._before(i)
        if subject not in _SUBJECTS or not word.isalpha() or word in _NO_VERBS:
            return False
        before = self.low[max(0, i - LOOK_BACK) : i]
        at = len(before) - 1 - before[::-1].index(subject)
        return not at or before[at - 1] in BOUNDARY | ADVERBS or not before[at - 1].isalpha()

    def _before(self, i: int) -> str:
        """The word before `i` that is no adverb."""
        for j in range(i - 1, max(-1, i - LOOK_BACK), -1):
            if self.low[j] not in ADVERBS and self.low[j][-2:] != "ly":
                return self.low[j]
        return ""

    def _present(self, i: int) -> bool:
        """True for a present form that is seldom a noun, behind a subject."""
        before = self._before(i)
        bare = before in _DETERMINERS | MODALS | _SUBJECTS or before in ("", "to", ",")
        return self.low[i] in _PRESENT and not bare

    def _verb_follows(self, i: int) -> bool:
        """True where a helping verb closes the clause that the participle at `i` stands in."""
        for j in range(i + 1, self._ahead(i)):
            word = self.low[j]
            if word in BOUNDARY or word in _STOPS or word == ",":
                return False
            if word == "to" and self.word(j + 1) not in _DETERMINERS:
                return self.word(j + 2) in BE  # "applied to exports is", not "decided to leave"
            if word in FINITE and word not in ("may", "will", "can", "might"):
                return True
        return False

    def _passive_alone(self, i: int) -> bool:
        """True for a participle that is no past form, or that "by" makes a passive."""
        return only_participle(self.low[i]) or by_somebody(self.low, i)

    def _past_follows(self, i: int) -> bool:
        """True for the "taken" of "images taken on Monday showed trucks"."""
        for j in range(i + 1, self._ahead(i)):
            word = self.low[j]
            if word in BOUNDARY or word in _STOPS or word == ",":
                return False
            placed = self.word(j - 1) in _DETERMINERS | _BEFORE_NOUNS
            if not placed and (word in _PRESENT or (is_past(word) and not only_participle(word))):
                return True
        return False

    def _boundary(self) -> bool:
        word = self.low[self.at]
        if word == "to":
            return self._last_plain() not in RAISING
        if word == "but" and self.word(self.at - 1) in ("anything", "nothing"):
            return False  # "anything but calm"
        if word == "without" and (
            self.word(self.at - 1) == "not" or self.word(self.at + 1) in _GROUNDS
        ):
            return False  # "not without risk", "is without foundation"
        if word == ",":
            return self.word(self.at + 1) in BOUNDARY or self.word(self.at + 1) in ("not", "no")
        if word in _SUBJECTS:  # "people they refuse to name"
            return self._last_plain() not in _SAYING
        if word == "as" and self.word(self.at + 1) in ("of", "many", "much"):
            return False
        return word in BOUNDARY

    def _last_plain(self) -> str:
        for i in reversed(self.main):
            if self.low[i] not in ADVERBS and self.low[i] != ",":
                return self.low[i]
        return ""


# Behind a pronoun these are no verb: "we all", "they and".
_NO_VERBS = (
    BOUNDARY | ADVERBS | _DETERMINERS | frozenset("of in on at by for from to with who".split())
)
_PRESENT = word_class("present")
NEGATORS = frozenset("not no never nobody none nothing neither nor nowhere no-one".split())


def passes_on(clause: Clause) -> bool:
    """True where the clause only frames the next: "it is true that", "the fact is that"."""
    if clause.end >= len(clause.words) or not _opens_clause(clause.words, clause.end):
        return False
    said = clause.said
    if said in (("is",), ("was",)) and "what" in clause.words[: clause.verb]:
        return True  # "what we know is that"
    if clause.verb is None:
        return said[-1:] != () and said[-1] in _SAYINGS
    short = clause.end - clause.verb <= FRAME
    return bool(said) and short and (said[0] in _DUMMIES or bool(_FACTS & set(said[:2])))


def _opens_clause(words: Sequence[str], at: int) -> bool:
    """True for a "that" with a clause behind it; "heard that concern." only points."""
    if words[at] != "that":
        return False
    for i in range(at + 1, min(len(words), at + 1 + POINTED)):
        word = words[i]
        if word in FINITE or word in _SUBJECTS or word in _PRESENT or is_past(word):
            return True
        if word in _STOPS and len(words[i - 1]) > POINTED and words[i - 1] not in _ABBREVIATED:
            return False
    return len(words) > at + 1 + POINTED


def _condition(scan: "_Scan") -> int | None:
    """Where the "if" stands, before the clause or joined on: "… if the harbour froze"."""
    words, end = scan.low, scan.at
    if scan.condition is not None:
        return scan.condition
    for i in range(end, min(len(words), end + 40)):
        if words[i] in _STOPS or words[i] == "because":
            return None  # the "if" is the reason's
        if words[i] in _IFS and words[i - 1 : i] not in (("as",), ("even",)):
            return i if i == end or words[i - 1] not in _ASKING else None
    return None


_ASKING = frozenset("ask asked asking see know wonder wondered wondering say decide unsure".split())


def _asks(words: Sequence[str], end: int) -> bool:
    """True where the sentence ends in a question mark."""
    for i in range(end, len(words)):
        if words[i] in _STOPS:
            return words[i] == "?"
    return False
