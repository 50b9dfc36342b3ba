"""One source mention in, its parts out: pronoun, name with titles, description, or several.

"Ardania's defence minister, Ana Brill, 61," is the name Ana Brill with the title minister and
the modifiers Ardania and defence. "a senior official briefed on the talks" is the noun official,
indefinite. Looks at the mention's own words only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from sayso.records import SourceKind, Span
from sayso.resolve.appositions import ARTICLES, LINKS, apposed_body, apposed_name
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.names import DATES, PORTFOLIOS, capital, organisation_kind, split_titles
from sayso.wordlists import past_forms, singular

PRONOUNS = frozenset(
    """i we you he she it they who which that this these those me us him her them his hers its our
    my your their himself herself itself themselves one whom whose what""".split()
)
_INDEFINITE = frozenset("a an another some one many several few most any each every".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands".split()
)
_COUNTING = _INDEFINITE | _NUMBERS | frozenset("none neither both all everything nothing".split())
_TITLES_OF_SEVERAL = frozenset("sens reps govs gens profs messrs drs".split())
_OWN = frozenset("his her their its our my your".split())
_DEFINITE = _OWN | frozenset("the this that these those".split())
_BREAKS = frozenset([",", "--", "—", "–", "-", "(", "[", ";", ":", "who", "which", "that", "whose"])
_CLOSERS = frozenset([")", "]"])
_CLAUSES = frozenset(["who", "which", "that", "whose"])
_MARKS = frozenset("\"“”„«»'‘’.,;:!?…()[]-–—")
# Behind a participle they begin a relative clause cut short: "data | reviewed by the port".
_REDUCED = LINKS | frozenset("last this late again earlier only".split())
_ALSO = frozenset("other others another several".split())
_ISSUED = frozenset("released published issued conducted taken".split())
# Adverbs of place behind a noun: "officials here".
_PLACED = frozenset("here there alike nationwide worldwide abroad elsewhere".split())
_NO_NOUNS = _DEFINITE | _INDEFINITE | _NUMBERS | frozenset("and or not so most newly".split())
PAST = frozenset("former ex late retired one-time".split())
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
_JOINTS = frozenset(["and", "or", "&"])
_VAGUE = frozenset("senior top former new recent latest own longtime late previous".split())
_SELVES = frozenset("himself herself itself themselves".split())
_AT_LEAST = {("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("up", "to")}
MAX_WORDS = 60  # of a mention that are looked at; the head stands among the first


class Form(StrEnum):
    """How a source is mentioned."""

    PRONOUN = "pronoun"
    NAME = "name"
    DESCRIPTION = "description"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention taken apart. All words but `name` and `text` are folded."""

    span: Span
    form: Form
    text: str
    name: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    head: str = ""  # a description's noun, singular; of a name what stands before its comma
    modifiers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # the core as written, without articles
    definite: bool | None = None  # None: no article
    plural: bool = False
    owned: bool = False  # another's: "Oster's campaign", "his lawyer"
    apposed: tuple[str, ...] = field(default=())  # words after the comma

    @property
    def noun(self) -> str:
        """What it calls somebody; "former mayor" is another noun than "mayor"."""
        noun = self.head or (fold(self.words[-1]) if self.words else "")
        return f"former {noun}" if PAST & {fold(word) for word in self.words[:-1]} else noun


def parse(span: Span, words: Iterable[str], lexicons: Lexicons) -> Phrase:
    """The phrase of a mention whose words are given as written."""
    raw = _unbracketed(_stripped(list(words)[:MAX_WORDS]))
    text = " ".join(raw)
    letters = len(raw) == 1 and len(raw[0]) > 1 and raw[0].isupper()  # "US" is not "us"
    if len(raw) == 1 and fold(raw[0]) in PRONOUNS and not letters:
        return Phrase(span, Form.PRONOUN, fold(raw[0]))
    parts = _parts(raw)
    if not parts:
        return Phrase(span, Form.DESCRIPTION, text)
    if _joined(parts, lexicons):
        return Phrase(span, Form.COLLECTIVE, text, words=tuple(raw), plural=True)
    return _single(span, text, parts, lexicons)


def _stripped(raw: list[str]) -> list[str]:
    """Without marks around the mention and a possessive ending after it."""
    while raw and raw[-1] in _MARKS | _POSSESSIVE and not _abbreviated(raw):
        raw = raw[:-1]
    while raw and (raw[0] in _MARKS or (len(raw) > 1 and raw[0] in LINKS)):
        raw = raw[1:]
    if len(raw) > 1 and fold(raw[-1]) in _SELVES:
        raw = raw[:-1]
    based = next((i for i, w in enumerate(raw[:-1]) if w.endswith("-based")), None)
    if based is not None and capital(raw[based + 1]):  # "the Senn-based Halden Group"
        raw = [w for w in raw[:1] if fold(w) in ARTICLES] + raw[based + 1 :]
    if tuple(fold(w) for w in raw[:2]) in _AT_LEAST and len(raw) > 2:
        raw = raw[2:]  # "more than 600 people" are people
    return raw


def _unbracketed(raw: list[str]) -> list[str]:
    """Without a bracket before a name or an "and": "Senn County (Karst) Sheriff Ana Brill", "Ana
    Brill (D) and Jan Oster"."""
    if "(" not in raw or ")" not in raw[raw.index("(") :]:
        return raw
    start = raw.index("(")
    end = raw.index(")", start)
    goes_on = end + 1 < len(raw) and (capital(raw[end + 1]) or raw[end + 1] in _JOINTS)
    return raw[:start] + raw[end + 1 :] if goes_on else raw


def _abbreviated(raw: list[str]) -> bool:
    return raw[-1] == "." and len(raw) > 1 and fold(raw[-2]) in ("jr", "sr", "inc", "corp", "ltd")


def _parts(raw: list[str]) -> list[list[str]]:
    """The words up to the first comma, dash, bracket or relative pronoun; then the other parts."""
    parts: list[list[str]] = [[]]
    for word in raw:
        if word in _CLAUSES and parts[0]:
            break
        if word in _CLOSERS or (word in _BREAKS and (parts[-1] or word not in ("that", "this"))):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _joined(parts: list[list[str]], lexicons: Lexicons) -> bool:
    """True for several speakers: "Brill and Oster", "Brill, Oster and the ministry"."""
    head = parts[0]
    at = next((i for i, word in enumerate(head) if word in _JOINTS), None)
    if fold(head[0]) == "neither" or any(fold(w) in _TITLES_OF_SEVERAL for w in head[:4]):
        return True
    if at is not None:
        cut = _cut(head, lexicons)
        if _two_roles(head[:cut], at, parts[1:], lexicons):
            return False
        one_name = all(capital(w) for w in head if w not in _JOINTS and w not in ("of", "the", "."))
        one_name &= fold(head[min(at + 1, len(head) - 1)]) not in ARTICLES
        name = tuple(w for w in head if w not in ("the", "The", "."))
        body = organisation_kind(name[-1:] * 2, lexicons) or (
            fold(head[0]) == "the" and any(fold(w) in lexicons.proper for w in name)
        )
        return at < cut and not (one_name and body)
    added = any(len(p) > 1 and p[0] in _JOINTS and _names(p[1:]) for p in parts[1:])
    others = len(parts) > 1 and parts[-1][0] in ("others", "more")
    return added or others or _list(parts)


def _two_roles(head: list[str], at: int, rest: list[list[str]], lexicons: Lexicons) -> bool:
    """True for one person of two roles: "former envoy and candidate Ana Brill", "Senn's president
    and chief executive, Ana Brill", and of one that has an "and": "Energy and Mines Minister Ana
    Brill"."""
    before, after = head[:at], head[at + 1 :]
    if not before or not after or fold(after[0]) in ARTICLES:
        return False
    roles = [n for n, w in enumerate(after) if fold(w) in lexicons.roles]
    if all(map(capital, after)):
        portfolio = all(fold(word) in PORTFOLIOS for word in before)
        return portfolio and bool(roles) and 0 < roles[-1] < len(after) - 1
    if fold(before[-1]) not in lexicons.roles or not roles:
        return False
    if roles[-1] == len(after) - 1:
        return bool(rest) and capital(rest[0][-1])
    return fold(before[0]) not in _DEFINITE and after[roles[-1]].islower() and capital(after[-1])


def _names(part: list[str]) -> bool:
    """True where a part begins with a name or an article, as one more speaker does."""
    return capital(part[0]) or part[0] == "the" or part[0] in _ALSO


def _list(parts: list[list[str]]) -> bool:
    """ "Brill, Oster and the ministry"; not "Ana Brill, the city comptroller and front-runner"."""
    if len(parts) < 2 or not all(_names(part) for part in parts):
        return False
    last = parts[-1]
    return any(w in _JOINTS and _names(last[n + 1 :] or ["."]) for n, w in enumerate(last))


def _cut(words: list[str], lexicons: Lexicons) -> int:
    """Where the noun phrase's core ends: before its first preposition."""
    for i, word in enumerate(words):
        if i and word in LINKS and not _inside_name(words, i, lexicons):
            return i
        if i and (word in _PLACED or _reduced(words, i)):
            return i
    return len(words)


def _reduced(words: list[str], i: int) -> bool:
    """True for the participle of "a clerk accused of fraud", "images taken Thursday", "a statement
    issued"; not for that of "the accused" or "a retired general"."""
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    if not (word.endswith("ed") or word in past_forms()) or fold(words[i - 1]) in _NO_NOUNS:
        return False
    return not after or after in _REDUCED or fold(after) in DATES


def _inside_name(words: list[str], i: int, lexicons: Lexicons) -> bool:
    after = [w for w in words[i + 1 : i + 3] if w != "the"]
    if words[i] == "of" and fold(words[i - 1]) in lexicons.roles and len(after) > 1:
        field = fold(after[0]) in lexicons.titles or fold(after[0]) in PORTFOLIOS
        return field and capital(after[1])  # Secretary of State Brill
    noun = fold(words[i - 1])
    body = noun in lexicons.proper or singular(noun) in lexicons.proper
    linked = words[i] in ("of", "for", "on") and body
    dated = bool(after) and fold(after[0]) in DATES
    return linked and capital(words[i - 1]) and bool(after) and capital(after[0]) and not dated


def _single(span: Span, text: str, parts: list[list[str]], lexicons: Lexicons) -> Phrase:
    head, rest = parts[0], parts[1:]
    cut = _cut(head, lexicons)
    core, tail = head[:cut], head[cut:]
    pronoun = [fold(w) for w in core[:1] if fold(w) in _OWN]
    the = fold(core[0]) == "the" if core else False
    definite, core = _article(core)
    owner, core = _owner(_whole_name(core, lexicons) if the else core)
    core = _undated(core)
    owned = bool(owner or pronoun)
    apposed = tuple(fold(w) for part in rest for w in part)
    name = [] if _office(core, definite, lexicons) else _trailing_name(core, lexicons)
    before = core[: len(core) - len(name)] if name else core
    modifiers = (*pronoun, *_modifiers([*owner, *before, *tail]))
    words = (*owner, *core)
    if name:
        titles, own = split_titles(tuple(w for w in name if w != "."), lexicons)
        said = tuple(fold(w) for w in before if fold(w) in lexicons.roles)
        whole = (Form.NAME, text, own, (*titles, *said))
        return Phrase(span, *whole, "", modifiers, words, definite, apposed=apposed)
    noun = fold(core[-1]) if core else ""
    one = _noun(core, lexicons)
    body = apposed_body(one, definite, rest, lexicons)
    if body:
        return Phrase(span, Form.NAME, text, body, (), "", modifiers[:-1], (*core, *body), None)
    single = one.split(" ")[-1] == noun
    theirs = single and not _of_somebody(tail, lexicons)
    named = apposed_name(one, rest, lexicons) if theirs else ()
    if named:
        titles = (*split_titles(named, lexicons)[0], *([one] if one != "one" else []))
        own = split_titles(named, lexicons)[1]
        role = "" if one == "one" or PAST & {fold(w) for w in head} else one
        return Phrase(span, Form.NAME, text, own, titles, role, modifiers[:-1], words, None)
    plural = not single or noun in _COUNTING - {"one", "each", "another", "every"}
    plural = plural or (definite is None and noun in ("police", "people"))
    generic = lexicons.organisations.get(one) is SourceKind.MEDIA  # "the news outlet": which one
    mods = tuple(m for m in modifiers if m not in ((noun, *one.split(" ")) if generic else (noun,)))
    noun_only = (Form.DESCRIPTION, text, (), (), one)
    return Phrase(span, *noun_only, mods, words, definite, plural, owned, apposed)


def _of_somebody(tail: list[str], lexicons: Lexicons) -> bool:
    """True for "a source close to the mayor, Ana Brill", "the mother of a victim, Ana Brill", where
    the name may be of whom the tail tells."""
    noun = singular(fold(tail[-1])) if tail and tail[-1].islower() else ""
    return noun in lexicons.roles or noun in lexicons.unnamed


def _noun(core: list[str], lexicons: Lexicons) -> str:
    """The noun that ends a core, as the lists have it: of two words ("news service") or of one."""
    noun = fold(core[-1]) if core else ""
    pair = f"{fold(core[-2])} {noun}" if len(core) > 1 else ""
    for known in (pair, singular(pair), noun):
        if known in lexicons.organisations:
            return known
    return singular(noun)


def _article(core: list[str]) -> tuple[bool | None, list[str]]:
    first = fold(core[0]) if core else ""
    if first in _DEFINITE:
        same = len(core) > 2 and fold(core[1]) == "same"  # "the same official" is "the official"
        return True, core[2 if same else 1 :]
    if first in _INDEFINITE or first in _NUMBERS:
        return False, core[1:] or core
    return None, core


def _undated(core: list[str]) -> list[str]:
    """ "poll released Friday": without the day, which is nobody's name."""
    dated = core
    while len(dated) > 1 and fold(dated[-1]) in DATES:
        dated = dated[:-1]
    if dated is not core and len(dated) > 1 and dated[-1] in _ISSUED:
        return dated[:-1]
    return dated


def _whole_name(core: list[str], lexicons: Lexicons) -> list[str]:
    """The words of a body's name, each with its own possessive: "the Metalworkers' Union"; as they
    are where they are none, for a place has no article before it: "Ardania's Senate"."""
    if not core or fold(core[-1]) not in lexicons.proper:
        return core
    if not all(capital(w) or w in _POSSESSIVE for w in core):
        return core
    found: list[str] = []
    for word in core:
        if word in _POSSESSIVE and found:
            found[-1] += word
        else:
            found.append(word)
    return found


def _owner(core: list[str]) -> tuple[list[str], list[str]]:
    """ "Ardania's foreign minister": whose, and what."""
    for i in range(len(core) - 2, 0, -1):
        if core[i] in _POSSESSIVE:
            return [w for w in core[:i] if fold(w) != "the"], core[i + 1 :]
    return [], core


def _trailing_name(core: list[str], lexicons: Lexicons) -> list[str]:
    """The capitalised words that end the core; none where they are a noun at a line's start."""
    start = len(core)
    while start and (capital(core[start - 1]) or _inner(core, start - 1, lexicons)):
        start -= 1
    name = core[start:]
    while name and (name[0] == "." or (name[0].islower() and len(name[0]) < 3)):
        name = name[1:]
    alone = len(name) == 1 and len(core) == 1
    return [] if alone and _common(singular(fold(name[0])), lexicons) else name


def _office(core: list[str], definite: bool | None, lexicons: Lexicons) -> bool:
    """True for "the Interior Minister": what somebody is, though it has capitals."""
    noun = fold(core[-1]) if core else ""
    return definite is True and noun in lexicons.roles and noun not in lexicons.proper


def _common(noun: str, lexicons: Lexicons) -> bool:
    lists = (lexicons.unnamed, lexicons.roles, lexicons.organisations)
    return noun in _COUNTING or any(noun in words for words in lists)


def _inner(core: list[str], i: int, lexicons: Lexicons) -> bool:
    """A small word inside a name: an initial's full stop, a particle, "of"."""
    word, last = core[i], i == len(core) - 1
    if word == ".":
        return i > 0 and capital(core[i - 1])
    if word in _JOINTS and fold(core[-1]) in lexicons.proper:
        return not last and i > 0 and capital(core[i - 1])
    small = word in ("of", "for", "on", "the", "de", "von", "van", "der", "bin", "al", "la", "&")
    return small and not last and i > 0 and (capital(core[i - 1]) or word in ("de", "von", "van"))


def _modifiers(words: list[str]) -> tuple[str, ...]:
    small = (fold(w) for w in words if w not in _MARKS | _POSSESSIVE | _VAGUE)
    return tuple(w for w in small if w not in _DEFINITE | _INDEFINITE | LINKS)


def members(words: Iterable[str]) -> list[list[str]]:
    """Several speakers, each with their own words; what is apposed to the last is left out."""
    found: list[list[str]] = [[]]
    joined = False
    for word in words:
        if joined and word in _BREAKS and found[-1]:
            break
        joined |= word in _JOINTS
        if word in _JOINTS or word == ",":
            found.append([])
        else:
            found[-1].append(word)
    return [one for one in found if one and fold(one[0]) != "both"]
