"""What the main clause of a content does to its own certainty: negations and hedges.

Comes in: the content's words and its clause. Goes out: a Degree, with the words that lower it.
Lexicons: `data/negation.tsv`, `data/hedges.tsv`, and `data/distance.tsv` for what is handed on
("is said to have"). Negations in side clauses are none of the main clause's (`clause.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.qualify.clause import Clause, main_clause, opens_clause, passes_on
from sayso.qualify.endings import STOPS
from sayso.qualify.finite import PRESENT, SUBJECTS
from sayso.qualify.pasts import is_past
from sayso.qualify.scan import NEGATORS
from sayso.qualify.verbgroup import ADVERBS, BE, FINITE, SIDE_WORDS, group_end
from sayso.qualify.words import Found, Word, lexicon
from sayso.records import Hedge, Modality, Span
from sayso.wordlists import word_class

NESTING = 3  # "it is true that it is likely that …"
VERDICT = 5  # words between "is" and the verdict: "is nothing but an evil lie"
_DEGREES = (Modality.UNSPECIFIED, Modality.POSSIBLE, Modality.PROBABLE, Modality.CERTAIN)
_BEHIND_NOUNS = word_class("prepositions") | frozenset("that which to and or but".split())
_BEFORE_NOUNS = frozenset("the a an its their his her our this these among of by for".split())
_DETERMINERS = word_class("determiners")
_CLAUSES = frozenset("that whether if how why what who when where which".split())
_TELL = frozenset("say claim suggest think assume believe conclude imply pretend".split())
CORRECTED = 40  # words behind a clause among which a "but" may correct it
_APART = frozenset(", ; : that who which because".split())
_EXCEPT = frozenset("all anything nothing none everything everyone nobody anyone".split())
_OF_VERBS = frozenset("longer never".split())  # before a verb they are its own
_NO_GERUNDS = frozenset("nothing something anything everything during".split())
_PLACES = frozenset("in on at before with alongside beside behind near from by for and".split())
_WANTS = frozenset("want wants wanted".split())
_OWNERS = _DETERMINERS | frozenset("only best new no big repeated and of".split())
_RATHER = frozenset("rather instead only also for to".split())
_EXAMINED = frozenset(
    "analysed analyzed examined studied checked reviewed tested considered assessed investigated "
    "analyse analyze examine study check review test consider assess investigate".split()
)
_JOINING = frozenset("and or but nor , be been being is are was were not".split())
_MATTER = frozenset("matter care mind depend bother".split())
_CHANCES = frozenset("will would shall can could may might".split())


@dataclass(frozen=True, slots=True)
class Degree:
    """What a stretch of words leaves: negations, the weakest degree, whether it stays open.

    `hedges`: the speaker's words below certain; `handed`: those that hand the statement on.
    """

    flips: int = 0
    modality: Modality = Modality.CERTAIN
    open: bool = False
    hedges: tuple[Hedge, ...] = ()
    handed: tuple[Hedge, ...] = ()

    def with_(self, other: "Degree") -> "Degree":
        return Degree(
            self.flips + other.flips,
            weaker(self.modality, other.modality),
            self.open or other.open,
            self.hedges + other.hedges,
            self.handed + other.handed,
        )


def weaker(one: Modality, other: Modality) -> Modality:
    """The less sure of two degrees."""
    return min(one, other, key=_DEGREES.index)


def content_degree(words: Sequence[Word], clause: Clause, *, past: bool, verdict: bool) -> Degree:
    """The main clause, and the one behind "it is true that" and the like.

    `past`: a cue reports it later, so that "would" is "will"; `verdict`: the cue denies, and what
    the content calls the denied ("baseless", "as invented a report that") denies no more.
    """
    degree = _of_clause(words, clause)
    if verdict and _calls(clause):
        degree = Degree(0, degree.modality, hedges=degree.hedges)
    degree = degree.with_(_wavering(words, clause, past=past))
    for _ in range(NESTING):
        if degree.open or not passes_on(clause):
            break
        clause = main_clause(words, clause.end + 1)
        degree = degree.with_(_of_clause(words, clause))
    return degree


def _calls(clause: Clause) -> bool:
    """A short content without a verb, or one that begins with "as"."""
    short = clause.verb is None and len(clause.said) <= 4 and clause.said[:1] != ("no",)
    return short or clause.said[:1] == ("as",)


def _wavering(words: Sequence[Word], clause: Clause, *, past: bool) -> Degree:
    """A condition, or a "would" that is not a reported "will"."""
    said = clause.said
    at = [i for i in (clause.condition,) if i is not None and _CHANCES & set(said)]
    if "would" in said and (not past or said[:1] in (("i",), ("we",))):
        at.append(clause.main[said.index("would")])
    hedges = tuple(Hedge(words[i].span, Modality.UNSPECIFIED) for i in at)
    return Degree(modality=Modality.UNSPECIFIED, hedges=hedges) if hedges else Degree()


def _of_clause(words: Sequence[Word], clause: Clause) -> Degree:
    """Negations and hedges of a main clause."""
    if not clause.main:
        return Degree(int(clause.answer_no))
    degree = _negations(words, clause)
    for found in lexicon("hedges.tsv").within(clause.said):
        if not (_before_noun(clause, found) or _seen(clause, found) or _wanted(clause, found)):
            says, _, flip = found.says.partition(" ")
            degree = degree.with_(
                _lowered(words, clause, found, Modality(says), flips=int(bool(flip)))
            )
    handed = tuple(_handed(words, clause))
    return degree.with_(Degree(modality=Modality.UNSPECIFIED, handed=handed)) if handed else degree


def _handed(words: Sequence[Word], clause: Clause) -> Iterator[Hedge]:
    for found in lexicon("distance.tsv").within(clause.said):
        if found.says == Modality.UNSPECIFIED:
            yield Hedge(_place(words, clause, found), Modality.UNSPECIFIED)


def _lowered(
    words: Sequence[Word], clause: Clause, found: Found, degree: Modality, *, flips: int = 0
) -> Degree:
    """`degree`, with the words that say so where they lower anything."""
    hedge = Hedge(_place(words, clause, found), degree)
    return Degree(flips, degree, hedges=() if degree is Modality.CERTAIN else (hedge,))


def _place(words: Sequence[Word], clause: Clause, found: Found) -> Span:
    first, last = clause.main[found.first], clause.main[found.last]
    return Span(words[first].start, max(words[first].end, words[last].end))


def _before_noun(clause: Clause, found: Found) -> bool:
    """True for "the likely winner", "among likely voters", "another, possibly larger, leak"."""
    if not found.first or found.first != found.last:
        return False
    before = clause.said[max(0, found.first - 3) : found.first]
    if before[-1].isdigit() or before[-1].endswith("'s"):
        return True
    return before[-1] in _BEFORE_NOUNS or (
        before[-1] in (",", "and", "or") and before[0] in (*_DETERMINERS, "another")
    )


def _wanted(clause: Clause, found: Found) -> bool:
    """True for what is no wish or plan of the speaker's: "the crews want a boat" is what others
    want, "its plans to" and "a boat intended to" stand by a noun."""
    word = clause.said[found.first]
    before = clause.said[: found.first]
    if word in _WANTS:
        return bool(before) and not SUBJECTS & set(before)
    if word in ("plan", "plans", "hope", "demands"):
        return before[-1:] not in ((), ("my",), ("our",)) and (
            before[-1] in _OWNERS or before[-1].endswith("'s")
        )
    participle = word in ("intended", "planned") and clause.verb is not None
    return participle and clause.main[found.first] > group_end(clause.words, clause.verb or 0)


def _seen(clause: Clause, found: Found) -> bool:
    """True for "the fleet appeared" and "appeared in the bay", which are no guess."""
    if not clause.said[found.first].startswith("appear") or found.first != found.last:
        return False
    behind = (*clause.said[found.last + 1 :], *clause.words[clause.end :])[:1]
    return not behind or behind[0] in _PLACES or not behind[0].isalpha()


def _negations(words: Sequence[Word], clause: Clause) -> Degree:
    """The negations of a main clause; coordinated ones ("no ship and no boat") count once."""
    if clause.words[clause.end : clause.end + 1] == ("until",):
        return Degree()  # "did not leave until May": they left
    degree, joined = Degree(), False
    hedged = _hedged(clause)
    for found in lexicon("negation.tsv").within(clause.said):
        effect = _effect(clause, found)
        if effect == "flip" and degree.flips and _said_again(clause, found):
            continue
        if effect == "open":
            return Degree(open=True).with_(_lowered(words, clause, found, Modality.UNSPECIFIED))
        if found.first in hedged:
            continue  # "unlikely" is counted with the hedges
        if effect == "double":
            degree = degree.with_(_lowered(words, clause, found, Modality.POSSIBLE, flips=2))
        elif effect == "flip" and not (joined and _coordinated(clause, found)):
            degree = degree.with_(Degree(1))
            joined = True
    return degree


def _said_again(clause: Clause, found: Found) -> bool:
    """True for the second "never" of "never, never", and for the "not" of a further clause:
    "the port is not shut, the roads are not shut"."""
    before = clause.said[: found.first]
    words = [w for w in before if w.isalpha()]
    if clause.said[found.first] in words[-2:]:
        return True
    another = clause.said[found.first] == "not" and before[-1:] != () and before[-1] in FINITE
    return another and "," in before and clause.main[found.first - 1] != clause.verb


def _hedged(clause: Clause) -> frozenset[int]:
    """Words of hedges that hold their own negation."""
    found = (f for f in lexicon("hedges.tsv").within(clause.said) if "flip" in f.says)
    return frozenset(i for f in found for i in range(f.first, f.last + 1))


def _effect(clause: Clause, found: Found) -> str:
    """What the phrase does here: flip, double, open or nothing."""
    if found.says in ("unsaid", "moot"):
        if _clause_follows(clause, found):
            return "open"
        return "flip" if found.says == "unsaid" else "none"
    if found.says == "untellable":
        behind = (*clause.said[found.last + 1 :], *clause.words[clause.end :])[:2]
        return "flip" if behind[:1] == ("to",) and behind[-1] in _TELL else "none"
    if found.says == "verdict":
        return "flip" if _is_predicate(clause, found) else "none"
    if found.says == "flip" and (
        _attributive(clause, found)
        or _in_contrast(clause, found)
        or _corrected(clause, found)
        or _of_doing(clause, found)
        or _of_others(clause, found)
        or _undone(clause, found)
        or _reduced(clause, found)
    ):
        return "none"
    if found.says == "flip" and _left_open(clause, found):
        return "open"
    return found.says


def _clause_follows(clause: Clause, found: Found) -> bool:
    """True where what is not said or not known stands behind: "not clear whether"."""
    behind = (*clause.said[found.last + 1 :], *clause.words[clause.end : clause.end + 1])
    for i, word in enumerate(behind[:4]):
        if word in _CLAUSES:
            return word != "that" or opens_clause(clause.words, clause.main[found.last] + 1 + i)
    return False


def _is_predicate(clause: Clause, found: Found) -> bool:
    """True for "is entirely false", "as false the claim" and a bare "nonsense"; not for "false
    papers"."""
    before = clause.said[max(0, found.first - VERDICT) : found.first]
    if before and before[0] == "as" and not any(w.isalpha() for w in before[1:]):
        return clause.said[found.first] not in ("impossible", "unthinkable")
    if clause.verb is None:
        return len(clause.said) - found.last <= 2 and len(clause.said) <= VERDICT + 1
    if clause.said[0] in ("he", "she") and clause.said[found.first - 1] in ("a", "an"):
        return False  # whoever "is a fake" says nothing false by it
    behind = clause.said[found.last + 1 : found.last + 2]
    noun_next = bool(behind) and behind[0].isalpha() and behind[0] not in _BEHIND_NOUNS
    noun_next = noun_next and before[-1:] in (("a",), ("the",), ("any",))
    return bool((BE | {"be", "been", "as"}) & set(before)) and not noun_next


def _in_contrast(clause: Clause, found: Found) -> bool:
    """True for "far from ending the war, the truce …"."""
    behind = clause.said[found.last + 1 : found.last + 2]
    opens = found.first == 0 and clause.said[0] == "far"
    return opens and bool(behind) and behind[0].endswith("ing") and "," in clause.said


def _corrected(clause: Clause, found: Found) -> bool:
    """True for "not the fleet but the town", with no verb of its own behind the "but", and for
    other words that stand against those behind "not"."""
    if clause.said[found.first] != "not":
        return False
    said = clause.said[found.last + 1 :]
    behind = [*said, *clause.words[clause.end : clause.end + CORRECTED]]
    if "but" not in behind:
        return False
    if behind[0] == "because" and behind[behind.index("but") + 1 :][:1] == ["because"]:
        return True  # "it grows, not because …, but because …"
    between = behind[: behind.index("but")]
    if between[-1:] == [","] and clause.said[max(0, found.first - 1)] in BE:
        between.pop()
    if set(between) & (STOPS | _APART) or set(between[-1:]) & _EXCEPT:
        return False
    if clause.verb is not None and found.last < clause.main.index(clause.verb):
        return "but" in clause.words[clause.main[found.last] : clause.verb]
    rest = behind[behind.index("but") + 1 :]
    end = next((i for i, w in enumerate(rest) if w in STOPS | SIDE_WORDS or w == ","), len(rest))
    rest = rest[:end]
    verbs = any(w in FINITE or w in SUBJECTS or w in PRESENT or is_past(w) for w in rest)
    return len(rest) > 1 and rest[0] not in _RATHER and not verbs


def _of_doing(clause: Clause, found: Found) -> bool:
    """True inside a gerund that is the subject: "not paying is smart", "paying no tax was"."""
    if clause.verb is None or clause.main[found.last] >= clause.verb:
        return False
    own = clause.said[found.last] in _OF_VERBS and clause.said[0] != "not"
    if own and clause.main[found.last] + 1 == clause.verb:
        return False  # "Harding no longer pays"
    first = clause.said[1:2] if clause.said[0] == "not" else clause.said[:1]
    return first[0][-3:] == "ing" and first[0] not in _NO_GERUNDS if first else False


def _of_others(clause: Clause, found: Found) -> bool:
    """True for "those not on the list were paid" and, without a verb, "a gain and no loss"."""
    before = clause.said[found.first - 1] if found.first else ""
    if clause.verb is None:
        return before in ("and", "or") and found.first > 1
    if clause.said[found.first] != "not" or clause.main[found.last] >= clause.verb:
        return False
    return before.isalpha() and before not in ADVERBS | FINITE | {"and", "or", "but", "that"}


def _undone(clause: Clause, found: Found) -> bool:
    """True for "impossible to look | and not find it": one finds it."""
    behind = clause.words[clause.end : clause.end + 2]
    return clause.said[found.first] == "impossible" and behind == ("and", "not")


def _reduced(clause: Clause, found: Found) -> bool:
    """True for what is said of an object: "has a plan | opposed by the crews"."""
    word, at = clause.said[found.first], clause.main[found.first]
    if clause.verb is None or not word.endswith("ed") or at <= group_end(clause.words, clause.verb):
        return False
    between = [clause.words[i] for i in clause.main if clause.verb < i < at]
    after = clause.words[clause.main[found.last] + 1 : clause.main[found.last] + 2]
    object_first = bool(_DETERMINERS & set(between)) and between[-1] not in _JOINING
    return object_first and (after == ("by",) or clause.said[found.last] == "to")


def _left_open(clause: Clause, found: Found) -> bool:
    """True for "the images do not show | whether", not for "it does not matter whether"."""
    asked = clause.words[clause.end : clause.end + 1] == ("whether",)
    if _EXAMINED & set(clause.said[found.last :]):
        return False  # "has not analysed whether": it is not done
    plain = clause.said[found.first] == "not" and len(clause.said) - found.last <= 3
    return asked and plain and not _MATTER & set(clause.said[found.last :])


def _attributive(clause: Clause, found: Found) -> bool:
    """True before a noun: "the rejected bid", "a never ending queue"."""
    word = clause.said[found.first]
    if word in ("not", "never") and clause.said[max(0, found.first - 1)] in ("a", "the", "its"):
        return True
    if found.first != found.last or word in NEGATORS or not word.endswith("ed"):
        return False
    return found.first > 0 and clause.said[found.first - 1] in _DETERMINERS


def _coordinated(clause: Clause, found: Found) -> bool:
    word = clause.said[found.first]
    before = clause.said[found.first - 1] if found.first else ""
    return word in ("nor", "neither") or before in ("and", "or", ",")
