"""What stands around a verb of a sentence: its helping verbs, its subject, the clause behind it.

Comes in: the words of a sentence and the number of one of them. Goes out: numbers of words. There
is no parser: a subject begins where a clause can begin, and a clause is a "that", or a subject
with a verb of its own. `data/clausal_verbs.tsv` has the verbs that take one.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from sayso.attribute.cues import act_of
from sayso.attribute.speakable import has_verb, is_listener, is_speaker
from sayso.records import Act, Span
from sayso.wordlists import rows

SUBJECT = 9  # words of a subject at most
APPOSITION = 6  # words between its commas at most
ADDRESSEE = 6  # words between the verb and its "that": whom it told, or when
LEAST_SAID = 3  # words of a clause

_PRONOUNS = frozenset("he she they it".split())
_APART = frozenset("with to by from on at into against among as".split())
_SEEMING = frozenset("seem seems seemed appear appears appeared".split())
_RANKS = frozenset("mr ms mrs dr sen rep gov gen lt col sgt prof st".split())
_OPEN = frozenset('“"‘')
_CLOSED = frozenset('”"’')
_SPEAKING = frozenset("i we".split())
_WHOM = frozenset("him her them us me you it".split())
_TIMES = frozenset("on in last this earlier during at yesterday today again".split())
_QUESTIONS = frozenset("whether if why how what who where when".split())
_OPENERS = frozenset(
    "the a an this these those its their his her my our your some many several most both two three "
    "four five six seven eight nine ten no one another other".split()
)
_BETWEEN = frozenset(
    "has have had did does do not never also already still ever yet again since now once "
    "later repeatedly publicly firmly even long could would should might may must will can "
    "is was were been are be being really truly actually simply clearly fully strongly "
    "himself herself itself themselves".split()
)
_PASSIVE = frozenset("is was were been are be being".split())
_BEGINNINGS = frozenset(
    "that and but or if because while when as whether after before since although though where how "
    "why what than so until unless nor".split()
)
_CROWD = frozenset("many most some others both several few".split())
_NO_SUBJECT = frozenset("any every each to of in on at by for with from as".split())
_RELATIVES = frozenset("who that which".split())
_FINITE = frozenset("is are was were has have had will would can could may might must".split())
_STOPS = frozenset(',;:.?!()[]—–-"“”„«»‘')
_JOINED = frozenset("and but".split())
_JOINTS = frozenset("and so yet".split())
_ENDS = frozenset("but while whereas although though".split())
_INSIDE = frozenset("of 's ’s ' ’ at in for on from".split())


class Sentence:
    """The words of a sentence, asked for what stands around a verb. Places are word numbers."""

    def __init__(self, text: str, words: Sequence[Span]) -> None:
        self.text, self.words = text, words
        self._raw = [w.of(text) for w in words]
        for i in range(1, len(self._raw)):
            if self._raw[i] == "." and _abbreviates(self._raw[i - 1]):
                self._raw[i] = self._raw[i - 1]  # "Mr.", "J.": ends nothing
        self.low = [w.lower() for w in self._raw]

    def frame(self, verb: int, takes: frozenset[str]) -> tuple[Span, Span, Span] | None:
        """Source, cue and content around a verb."""
        first = self.auxiliaries(verb)
        clause = self._clause(verb, takes)
        if clause is None:
            return None
        last = self.last(clause)
        if self.passive(first, verb):
            subject = self._agent(verb, clause) if "whom" in takes else None
        else:
            subject = self.subject(first)
            if subject is None:
                subject, last = self.antecedent(first), self._main(clause, last)
        if subject is None or last - clause + 1 < LEAST_SAID:
            return None
        if self.speaker_itself(subject) and not self.told_before(verb):
            return None
        return self.span(*subject), self.span(first, verb), self.span(clause, last)

    def span(self, first: int, last: int) -> Span:
        """From one word to another."""
        return self.words[first].hull(self.words[last])

    def raw(self, first: int, last: int) -> str:
        """The words from one to another, as they are written."""
        return " ".join(self._raw[first : last + 1])

    def auxiliaries(self, verb: int) -> int:
        """The first word of the verb's group."""
        first = verb
        while first:
            before = self.low[first - 1]
            if before == "to" and self.low[max(0, first - 2)] in _SEEMING:
                first -= 2  # "seems to think"
            elif before in _BETWEEN or is_contracted_not(before):
                first -= 1
            else:
                break
        return first

    def stop(self, start: int, stops: frozenset[str]) -> int:
        """The first of such words from `start` on, else the end."""
        ahead = range(start, len(self.low))
        return next((i for i in ahead if self.low[i] in stops), len(self.low))

    def passive(self, first: int, verb: int) -> bool:
        """Whether a form of "be" stands in the verb's group."""
        going_on = self.low[verb].endswith("ing")  # "are trying"
        return not going_on and self._being(first, verb)

    def participle(self, first: int, verb: int) -> bool:
        """Whether it is an -ing form without a form of "be": "groups trying to"."""
        return self.low[verb].endswith("ing") and not self._being(first, verb)

    def _being(self, first: int, verb: int) -> bool:
        group = (w.removesuffix("n't").removesuffix("n’t") for w in self.low[first:verb])
        return any(w in _PASSIVE for w in group)

    def speaker_itself(self, subject: tuple[int, int]) -> bool:
        """Whether the subject is "I" or "we", who speak already; "my brother" is somebody else."""
        return bool(set(self.low[subject[0] : subject[1] + 1]) & _SPEAKING)

    def told_before(self, verb: int) -> bool:
        """ "I have said that": what a speaker has said elsewhere, and no mere "I say"."""
        act = act_of(self.text, self.words[verb])
        past = self.low[verb].endswith(("ed", "said", "told", "wrote", "spoken", "swore"))
        return act is Act.COMMUNICATION and past

    def opens_clause(self, verb: int) -> bool:
        """Whether a clause without "that" can stand behind the verb."""
        return "bare" in clause_verbs().get(self.low[verb], frozenset())

    def antecedent(self, first: int) -> tuple[int, int] | None:
        """Whom "who", "that" or "which" right before `first` stands for: "critics who"."""
        relative = first - 1
        if relative < 1 or self.low[relative] not in _RELATIVES:
            return None
        last = relative - 1 - (self.low[relative - 1] == ",")
        for start in range(last, max(-1, last - SUBJECT), -1):
            if self.low[start] in _STOPS | _BEGINNINGS | _BETWEEN | _APART:
                break  # "filled the streets with thousands who": not the streets
            owner = self.low[start + 1] in ("'s", "’s")
            if self.low[start] in clause_verbs() and not owner:
                break
            if self.low[start] in _OPENERS:
                return (start, last) if self._speaks(start, last) else None
        speaks = last >= 0 and is_speaker(self._raw[last])
        first = last
        while first > 0 and self._owns(first - 1):
            first -= 1
        return (first, last) if speaks else None

    def _owns(self, at: int) -> bool:
        """A name, its "'s", or a number before a noun: "30 percent", "Brill's relatives"."""
        return self.low[at] in ("'s", "’s") or self._raw[at][0].isdigit() or self._raw[at].istitle()

    def _main(self, clause: int, last: int) -> int:
        """The last word of a clause behind "who": before the verb of the main clause."""
        verbs = [i for i in range(clause, last + 1) if self.low[i] in _FINITE]
        comma = next((i for i in range(clause, last + 1) if self.low[i] == ","), last + 1)
        joined = len(verbs) > 1 and self.low[verbs[1] - 1] not in _BEGINNINGS | _STOPS
        end = min(comma, verbs[1] if joined else last + 1)
        return end - 1

    def _clause(self, verb: int, takes: frozenset[str]) -> int | None:
        """Where what the verb carries begins."""
        ahead = range(verb + 1, min(len(self.low), verb + 2 + ADDRESSEE))
        for at in ahead:
            if self.low[at] in _STOPS | _JOINED or clause_verbs().get(self.low[at]) is not None:
                break
            if self.low[at] == "that":
                if self.low[verb].endswith("s") and set(self.low[at + 1 : at + 2]) & _BETWEEN:
                    return None  # a noun: "claims that were made"
                if at == verb + 1 or "whom" in takes or self._when(verb + 1, at):
                    return at
                break  # of a clause inside it: "claim | it means that"
        if "wh" in takes and self.low[verb + 1 : verb + 2] and self.low[verb + 1] in _QUESTIONS:
            return verb + 1
        quoted = verb + 1 + (self.low[verb + 1 : verb + 2] == [","])
        if "bare" in takes and self.low[quoted : quoted + 1] and self.low[quoted] in _OPEN:
            return quoted + 1 if quoted + 1 < len(self.low) else None
        whom = self.low[verb + 1 : verb + 2] if "whom" in takes else []
        if whom and (whom[0] in _WHOM or (whom[0].endswith("s") and is_listener(whom[0]))):
            return self._bare(verb + 2)  # "told aides | she would run"
        if "bare" not in takes or verb + 1 >= len(self.low):
            return None
        opens = self.low[verb + 1] in _OPENERS | _PRONOUNS or self._raw[verb + 1][0].isupper()
        opens |= self._raw[verb + 1][0].isdigit()
        said = " ".join(self._raw[verb + 1 : self._relative(verb + 1)])
        return verb + 1 if opens and ("always" in takes or has_verb(said)) else None

    def _bare(self, start: int) -> int | None:
        """A clause behind whom it was told: "told him | the port was shut"."""
        if start >= len(self.low):
            return None
        opens = self.low[start] in _OPENERS | _PRONOUNS or self._raw[start][0].isupper()
        said = " ".join(self._raw[start : self._relative(start)])
        return start if opens and has_verb(said) else None

    def _when(self, start: int, end: int) -> bool:
        """ "on Monday", "last week", "repeatedly": what may stand between "said" and "that"."""
        timed = end - start <= 3 and self.low[start] in _TIMES
        return timed or (end - start == 1 and self.low[start].endswith("ly"))

    def _relative(self, start: int) -> int:
        """Up to a stop, or a "who" or "that" whose verb makes no clause of the whole."""
        comma = self.stop(start, _STOPS)
        return next((i for i in range(start, comma) if self.low[i] in _RELATIVES), comma)

    def _agent(self, verb: int, clause: int) -> tuple[int, int] | None:
        """ "was told | by the governor | that"."""
        if clause < verb + 3 or self.low[verb + 1] != "by":
            return None
        return (verb + 2, clause - 1) if self._speaks(verb + 2, clause - 1) else None

    def subject(self, end: int) -> tuple[int, int] | None:
        """The subject that ends before `end`, with its apposition: "his engineer, Ana Holt,"."""
        if end > 2 and self.low[end - 1] == ",":
            named = self._apposed(end - 1)
            found = self.subject(named) if named is not None else None
            return (found[0], end - 2) if found is not None else None
        if end > 0 and self.low[end - 1] in _CROWD and self._begins(end - 1):
            return end - 1, end - 1
        if end < 1 or self.low[end - 1] in _STOPS | _OPENERS | _NO_SUBJECT | _RELATIVES:
            return None  # behind an article it is a noun: "no doubt that"
        if self.low[end - 1] in _PRONOUNS | _SPEAKING:
            return (end - 1, end - 1) if self._begins(end - 1) else None
        for start in range(end - 1, max(-1, end - 1 - SUBJECT), -1):
            if self.low[start] in _STOPS | _BEGINNINGS:
                return None
            if self._begins(start) and self._speaks(start, end - 1):
                return start, end - 1
        return None

    def _apposed(self, end: int) -> int | None:
        """Where the comma before an apposition that ends before `end` stands."""
        for comma in range(end - 1, max(0, end - 1 - APPOSITION), -1):
            if self.low[comma] == ",":
                words = self.raw(comma + 1, end - 1)
                named = is_speaker(words) or self._is_name(comma + 1, end - 1)
                return comma if named and self.low[comma - 1] not in _PRONOUNS else None
            if self.low[comma] in _STOPS:
                return None
        return None

    def _is_name(self, first: int, last: int) -> bool:
        return first <= last and all(w[0].isupper() for w in self._raw[first : last + 1])

    def _begins(self, at: int) -> bool:
        """A clause can begin here."""
        return at == 0 or self.low[at - 1] in _BEGINNINGS | _STOPS | _RELATIVES

    def _speaks(self, start: int, last: int) -> bool:
        """A name, or a noun phrase with an article or of people or bodies; no verb in it."""
        words = " ".join(self._raw[start : last + 1])
        if self.low[start] in _RELATIVES | _NO_SUBJECT:
            return False  # a question: "Who wants to live there?"
        first = start + 1
        if self.low[start] in _OPENERS and first < last and self.low[first].endswith("ed"):
            first += 1  # "a captured officer"
        behind = self.low[first:last]
        if has_verb(self.raw(first, last)) or any(w in clause_verbs() for w in behind):
            return False
        named = self._raw[start][0].isupper() and all(
            w[0].isupper() or w.lower() in _INSIDE or w.lower() in _OPENERS
            for w in self._raw[start : last + 1]
        )
        return self.low[start] in _OPENERS or named or is_speaker(words)

    def last(self, clause: int) -> int:
        """The last word of the clause: up to a semicolon, a comma with "but", or what somebody else
        says beside it."""
        last = len(self.low)
        if self.low[clause - 1] in _OPEN:
            last = self.stop(clause, _CLOSED)
        for i in range(clause + 1, last - 1):
            if self.low[i] == ";" or (
                self.low[i] == "," and (self.low[i + 1] in _ENDS or self._joins(i + 1))
            ):
                last = i
                break
        while last > clause and self.low[last - 1] in _STOPS:
            last -= 1
        return last - 1

    def _joins(self, at: int) -> bool:
        """Whether another's say-so begins here: ", and | his brother thinks it was ten"."""
        first = at + (self.low[at] in _JOINTS)
        for verb in range(first + 1, min(len(self.low), first + 1 + SUBJECT)):
            if self.low[verb] in _STOPS:
                return False
            takes = clause_verbs().get(self.low[verb])
            if takes is not None and self.subject(self.auxiliaries(verb)) is not None:
                opens = self.subject(self.auxiliaries(verb)) == (first, self.auxiliaries(verb) - 1)
                return opens and self._clause(verb, takes) is not None
        return False


def _abbreviates(word: str) -> bool:
    return word.lower() in _RANKS or (len(word) == 1 and word.isupper() and word != "I")


def is_contracted_not(word: str) -> bool:
    """Whether it is a helping verb with its "not": "didn't"."""
    return word.endswith(("n't", "n’t"))


@cache
def clause_verbs() -> Mapping[str, frozenset[str]]:
    """Each verb and its listed forms to what they take: "that", a "bare" clause, "wh" (a question),
    "whom" it is told; "always": what stands behind them is never a mere thing."""
    found = {}
    for lemma, forms, takes, _ in rows("clausal_verbs.tsv"):
        for form in (lemma, *forms.split()):
            found[form] = frozenset(takes.split())
    return found
