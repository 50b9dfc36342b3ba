"""One walk over the words of a statement to its main clause and that clause's first verb.

Closed word classes and the spelling of past forms say where it stands: words of leading side
clauses, of relative clauses and of what follows a conjunction are passed over.
"""

from collections.abc import Sequence

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
from sayso.qualify.words import word_class

SUBJECTS = frozenset("i he she we they".split())
IMPERATIVES = word_class("imperatives")
IFS = frozenset("if unless".split())
_UNLESS = IFS | {"when", "until", "although", "though", "while"}
_DOING = frozenset("do does did".split())
_QUESTIONS = frozenset("what how why whether".split())
# Inside a subject these open what only gives a reason, or the next clause.
_CUTS = frozenset("because although though unless whereas whether lest".split())
_INVERTED = frozenset("were had should".split())  # "were the dam to break, …"
STOPS = frozenset(". ? ! ...".split())
_OPENS = {"(": ")", "–": "–", "—": "—", "-": "-"}  # an aside inside the subject, and its end
_GROUNDS = frozenset("foundation merit basis substance".split())  # of a claim "without" them
ABBREVIATED = word_class("abbreviated")
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
SIDE = 60  # words that a side clause may have before its comma
LOOK_BACK = 6  # words before a verb in which its pronoun is looked for
LOOK_AHEAD = 12  # words after a participle in which its clause's real verb is looked for
# Behind a pronoun these are no verb: "we all", "they and".
_NO_VERBS = (
    BOUNDARY | ADVERBS | _DETERMINERS | frozenset("of in on at by for from to with who".split())
)
PRESENT = word_class("present")
NEGATORS = frozenset("not no never nobody none nothing neither nor nowhere no-one".split())


class Scan:
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
            if self.low[i] in STOPS:
                return False
            if self.low[i] == "," and i + 2 < len(self.low):
                if self.word(self.at + (self.word(self.at) == "even")) in IFS:
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
        if self.low[self.at] not in STOPS:
            return False
        if self.low[self.at] == "." and self.word(self.at - 1) in ABBREVIATED:
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
        return word in RELATIVE and (word, before) != ("that", ",")

    def _fused(self) -> bool:
        """Go to the second verb of "what was a village is a port"."""
        first = None
        for i in range(self.at + 1, self._ahead(self.at) + LOOK_AHEAD):
            if first is not None and i <= first:
                continue
            if first is None and self.word(i) == "and":
                continue  # "what the league and the town want is"
            if self.word(i) in STOPS or self.word(i) in BOUNDARY or self.word(i) in ("", ","):
                return False
            if first is not None and self.word(i) in FINITE:
                self.at = i
                return True
            if first is None and self._finite(i, reduced=False):
                if self.word(i) in _SAYING or asks(self.low, i):
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
            if self.low[i] in STOPS and self.word(i - 1) not in ABBREVIATED:
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
        return self.word(i) in FINITE or self.word(i) in PRESENT or self.word(i) in _SAYING

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
        while self.at < len(self.low) and self.low[self.at] not in STOPS:
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
        if subject not in SUBJECTS or not word.isalpha() or word in _NO_VERBS:
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
        bare = before in _DETERMINERS | MODALS | SUBJECTS or before in ("", "to", ",")
        return self.low[i] in PRESENT and not bare

    def _verb_follows(self, i: int) -> bool:
        """True where a helping verb closes the clause that the participle at `i` stands in."""
        for j in range(i + 1, self._ahead(i)):
            word = self.low[j]
            if word in BOUNDARY or word in STOPS or word == ",":
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
            if word in BOUNDARY or word in STOPS or word == ",":
                return False
            placed = self.word(j - 1) in _DETERMINERS | _BEFORE_NOUNS
            if not placed and (word in PRESENT or (is_past(word) and not only_participle(word))):
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
        if word in SUBJECTS:  # "people they refuse to name"
            return self._last_plain() not in _SAYING
        if word == "as" and self.word(self.at + 1) in ("of", "many", "much"):
            return False
        return word in BOUNDARY

    def _last_plain(self) -> str:
        for i in reversed(self.main):
            if self.low[i] not in ADVERBS and self.low[i] != ",":
                return self.low[i]
        return ""


def asks(words: Sequence[str], end: int) -> bool:
    """True where the sentence ends in a question mark."""
    for i in range(end, len(words)):
        if words[i] in STOPS:
            return words[i] == "?"
    return False
