"""One document walked through in order: names, roles and speakers are met, pronouns look back."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from sayso.records import Document, Passage, SourceKind, Span
from sayso.resolve.ahead import Ahead
from sayso.resolve.aliases import Register
from sayso.resolve.before_who import BeforeWho
from sayso.resolve.casting import Cast, Identity
from sayso.resolve.descriptions import acronym_after
from sayso.resolve.events import Event, events
from sayso.resolve.floor import Floor
from sayso.resolve.genders import bearers, genders
from sayso.resolve.governments import Atlas
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.meant import BODY, BODY_NOUN, PERSON, PERSON_NOUN, Asked, Meant
from sayso.resolve.memory import Memory
from sayso.resolve.names import DATES, Run, is_running, name_key, runs
from sayso.resolve.owners import Owners
from sayso.resolve.phrases import MAX_WORDS, Form, Phrase, parse
from sayso.resolve.position import Standing
from sayso.resolve.pronouns import (
    AUTHOR,
    IT,
    Quoted,
    Reference,
    author_speaks,
    follows_quote,
    gender_of_pronoun,
    group_of_they,
)
from sayso.resolve.unnamed import are_people, turn_role
from sayso.resolve.variation import (
    LastWords,
    Told,
    means_person,
    points,
    shape,
)
from sayso.wordlists import singular

LOOKED_BACK = 4  # sentences among which a "they" finds whom it means
MAX_PLACE = 80  # characters of the longest name of a state
HEADLINE_NAME = 3  # words of a name that a headline is trusted with
_TELLING = frozenset(
    "union party board committee panel jury association federation commission council".split()
)
_TURNING = frozenset("while although though as when if after before since because until".split())
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
_BODIES = (
    SourceKind.ORGANISATION, SourceKind.MEDIA, SourceKind.COMPANY, SourceKind.AGENCY,
    SourceKind.GOVERNMENT, SourceKind.MILITARY,
)  # fmt: skip
_MARKS = ",.;:!?\"“”‘’'()"
_MANY = frozenset("police authorities forces troops rebels armed".split())
_ENDINGS = frozenset(["'s", "’s", "' ", "’ "])


class Scene:
    """The document's names and places, and how far the walk has come."""

    def __init__(
        self,
        document: Document,
        passages: tuple[Passage, ...],
        mentions: list[Span],
        lexicons: Lexicons,
        meant: Meant,
    ) -> None:
        self._document = document
        self._passages = passages
        self._starts = [p.span.start for p in passages]
        self._lexicons = lexicons
        self._runs = runs(document.text, passages, lexicons)
        text = document.text
        self._running = {i for i, p in enumerate(passages) if is_running(text, p)}
        heads = list(self._headline_names(mentions))
        inner = {run.key[-1:] for run in self._runs if not run.opening or len(run.key) > 1}
        self._standing = Standing(text, passages, inner)
        register = Register(heads + self._runs, lexicons)
        for run in self._runs:
            letters = acronym_after(run, document.text)
            if letters is not None:
                register.define(letters, run.key)
        atlas = self._atlas()
        self._cast = Cast(register, atlas, Owners(text, self._runs, atlas), lexicons)
        self._cast.places = frozenset(r.key for r in self._runs if self._standing.located(r))
        self._quoted = Quoted(document.text, passages)
        self._events = list(events(text, passages, self._runs, lexicons))
        self._cast.borne = frozenset(told.noun for event in self._events for told in event.told)
        told = [(e.run, e.told) for e in self._events if e.run is not None]
        self._told = Told(told, self._cast)
        self._cast.kinds.update(self._told.kinds(lexicons))
        self._named = bearers(self._runs, self._cast)
        self._named_at = sorted(self._named)
        self._cast.genders.update(
            genders(text, passages, self._named, self._quoted) | self._told.genders(lexicons.roles)
        )
        below = (m.of(text) for m in mentions if self._starts[1:2] and m.start >= self._starts[1])
        voices = frozenset(fold(w.strip(_MARKS)) for words in below for w in words.split())
        self._last_words = LastWords(
            frozenset(run.key[-1] for run in self._runs if run.key),
            frozenset(run.key[-1] for run in self._runs if len(run.key) > 1),
        )
        self._ahead = Ahead(self._cast, self._told, voices, lexicons)
        self._next = 0
        self._spoke_in = 0  # the passage of the last speaker
        self._floor = Floor(text, passages, self._named)
        self._several: tuple[int, Identity] | None = None  # the last speaker, if they are several
        self._met = 0  # where the last mention ended; a name inside it is no second speaker
        self._memory = Memory(self._cast, self._told, meant, lexicons)
        self.same: dict[tuple[object, ...], tuple[object, ...]] = {}  # what a headline has named
        self._headed: dict[str, Identity] = {}  # documents of the headline, by their noun
        self._before = BeforeWho(text, self._runs, self._standing, lexicons)

    def _atlas(self) -> Atlas:
        """People's names are no places: "Chad" of a text about Chad Brill is no state."""
        lists = self._lexicons
        plain = Atlas(Document("", ""), lists, frozenset())
        people = set()
        for run in self._runs:
            if run.titles and len(run.name) == 1 and not plain.known(run.name[0]):
                people.add(run.key[-1] if run.key else "")
            if len(run.key) > 1 and not plain.known(" ".join(run.name)):
                given = run.key[0] in lists.given and not run.the
                people.update((run.key[0], run.key[-1]) if given else ())
        return Atlas(self._document, lists, frozenset(people))

    def meet(
        self, mention: Span, *, speaks: bool = True, goes_on: bool = False, asks: bool = False
    ) -> Identity | None:
        """Who a mention is; mentions are met in text order. `speaks`: in the text's own voice;
        `goes_on`: as in "he added"; `asks`: somebody else, who then answers."""
        number = max(0, bisect_right(self._starts, mention.start) - 1)
        words = self._words(mention, number)
        phrase = parse(mention, words, self._lexicons)
        self._advance(mention.start)
        self._met = max(self._met, mention.end)
        label = turn_role(self._document.text, mention)
        if label is not None:
            phrase = replace(phrase, plural=False)
            identity: Identity | None = self._floor.turn(label, number)
        else:
            identity = self._who(phrase, number, goes_on)
        if identity is not None and identity.kind is SourceKind.DOCUMENT:
            self._head(phrase, identity, number)
        self._remember(phrase, identity, number, speaks)
        if speaks:
            self._memory.asker = identity.key if identity is not None and asks else None
        return identity

    def _who(self, phrase: Phrase, number: int, goes_on: bool) -> Identity | None:
        if phrase.form is Form.PRONOUN:
            return self._pronoun(phrase, number, goes_on)
        if number not in self._running and len(phrase.name) > HEADLINE_NAME:
            return None  # a headline's capitals do not tell where the name ends
        found = self._cast.identify(phrase, phrase.span.of(self._document.text)[:MAX_PLACE])
        if found is not None and not self._loose(phrase, found):
            return found
        ahead = self._ahead.named(phrase, number, running=number in self._running)
        if ahead is not None:
            return ahead
        return self._described(phrase, number, goes_on, found)

    def _head(self, phrase: Phrase, identity: Identity, number: int) -> None:
        """A headline's "Poll" is the first poll that the text below it tells of."""
        noun = singular(phrase.head) if phrase.form is Form.DESCRIPTION else ""
        if number == 0 and not phrase.modifiers and phrase.definite is None:
            self._headed.setdefault(noun, identity)
        elif noun in self._headed:
            headed = self._headed.pop(noun)
            if headed.key != identity.key:
                self.same[identity.key] = headed.key

    def _loose(self, phrase: Phrase, found: Identity) -> bool:
        """True where nothing but these words tells who it is."""
        known = found.key[0] == "noun" and found.key in self._cast.spoken  # "the guild" again
        if known or (phrase.form is Form.DESCRIPTION and found.name is not None):
            return False
        alone = found.key == ("mention", phrase.span) or found.key[0] in ("noun", "name")
        return alone or (phrase.form is Form.NAME and found.kind is SourceKind.UNKNOWN)

    def _headline_names(self, mentions: list[Span]) -> Iterator[Run]:
        """Full names of headline speakers: there only the mention says where a name ends."""
        for mention in mentions:
            number = max(0, bisect_right(self._starts, mention.start) - 1)
            if number < len(self._passages) and number not in self._running:
                phrase = parse(mention, self._words(mention, number), self._lexicons)
                name = name_key(phrase.name)
                given = len(name) in (2, 3) and name[0] in self._lexicons.given
                if phrase.form is Form.NAME and given:
                    yield Run(mention, phrase.titles, phrase.name, number, 0, 0, False)

    def _words(self, mention: Span, number: int) -> list[str]:
        if not self._passages:
            return mention.of(self._document.text).split()[:MAX_WORDS]
        words = self._passages[number].words
        first = bisect_left(words, mention.start, key=lambda word: word.start)
        return [
            word.of(self._document.text)
            for word in words[first : first + MAX_WORDS]
            if word.end <= mention.end
        ]

    def _advance(self, until: int) -> None:
        """Pass every name and role before the mention."""
        while self._next < len(self._events) and self._events[self._next].at < until:
            self._pass(self._events[self._next])
            self._next += 1

    def _pass(self, event: Event) -> None:
        if event.run is None:
            if event.at not in self._quoted and event.at >= self._met:
                who = ("role", event.at)
                gender = self._lexicons.roles[event.noun]
                where = (event.at, who, gender, event.passage, self._standing.count(event.at))
                self._memory.refer(Reference(*where, False, named=False))
            return
        identity = self._run_identity(event.run)
        self._note_owned(event.run)
        for told in event.told:
            if identity is not None:
                modifiers = self._cast.canonical(told.modifiers)
                self._cast.antecedents.note(told.noun, identity, modifiers)
        if event.at not in self._quoted:
            self._refer(event.run, identity)

    def _run_identity(self, run: Run) -> Identity | None:
        identity = self._named.get(run.span.start)
        if identity is None:
            return None
        if not identity.gender and identity.key in self._cast.genders:
            identity = replace(identity, gender=self._cast.genders[identity.key])
        if not identity.person:
            self._note_body(identity, run.name)
        elif identity.kind is SourceKind.PERSON or not self._standing.behind_preposition(run):
            self._before.note(run.span.end, identity)
        return self._memory.first(identity)

    def _note_body(self, identity: Identity, words: tuple[str, ...]) -> None:
        antecedents = self._cast.antecedents
        self._cast.bodies = True
        antecedents.note("kind:" + identity.kind, identity)
        for word in {fold(words[0]), fold(words[-1])}:
            if word in self._lexicons.organisations:
                rest = tuple(fold(w) for w in words if fold(w) != word)
                antecedents.note(word, identity, self._cast.canonical(rest))

    def _note_owned(self, run: Run) -> None:
        """ "the Oster campaign", "Oster's campaign": one more campaign that could be meant."""
        words = self._passages[run.passage].words[run.last + 1 : run.last + 3]
        small = [w.of(self._document.text) for w in words]
        nouns = [w for w in small if w not in _POSSESSIVE][:1]
        if nouns and nouns[0] in self._lexicons.organisations:
            whole = Phrase(
                run.span, Form.DESCRIPTION, "", (), (), nouns[0], run.key, (*run.name, *nouns), True
            )
            identity = self._cast.identify(whole)
            if identity is not None:
                self._cast.antecedents.note(nouns[0], identity, self._cast.canonical(run.key))

    def _refer(self, run: Run, identity: Identity | None) -> None:
        """A name in the running text is one that a later pronoun can mean."""
        if identity is None and self._cast.is_place(run.name):
            return
        if len(run.name) == 1 and (fold(run.name[0]) in DATES or self._standing.only_opening(run)):
            return
        unknown = identity is None or identity.kind is SourceKind.UNKNOWN
        if unknown and (self._standing.located(run) or self._standing.tag(run)):
            return
        who: object = identity.key if identity is not None else ("doubt", name_key(run.name))
        gender = identity.gender if identity is not None else ""
        person = identity is None or identity.person
        if run.the and not run.titles and (identity is None or identity.kind is SourceKind.UNKNOWN):
            person = False  # "the Greens", "the Sentinel"
        anchor = self._standing.subject(run) and run.span.start >= self._met
        sure = identity is not None and identity.kind is SourceKind.PERSON
        owner = self._document.text[run.span.end : run.span.end + 2] in _ENDINGS
        sentence = self._standing.count(run.span.start)
        where = (run.span.start, who, gender, run.passage, sentence, anchor)
        given = fold(run.name[0]) in self._lexicons.given
        met = self._standing.met(run)
        plain = not (gender or owner or given or met or run.titles)
        vague = identity is not None and unknown and plain
        self._memory.refer(Reference(*where, person, sure, owner=owner, met=met, vague=vague))

    def _pronoun(self, phrase: Phrase, number: int, goes_on: bool) -> Identity | None:
        at = phrase.span.start
        if not self._passages:
            return None
        gender = gender_of_pronoun(phrase.text)
        if at in self._quoted:
            return self._named_in_quote(at, number, gender) if gender is not None else None
        if gender is not None:
            found = self._memory.meant(self._asked(phrase, number, PERSON, goes_on, gender), phrase)
            if found is not None and not found.gender:
                self._cast.genders.setdefault(found.key, gender)
            return found
        if phrase.text in IT:
            return self._memory.meant(self._asked(phrase, number, BODY, goes_on), phrase)
        if phrase.text == "who":
            return self._before_who(phrase, number)
        if phrase.text == "they":
            start = max(self._starts[number], self._standing.window(number, at).start)
            known = self._several_before(start) or self._body_before(at, number)
            return known or self._group_before(at, number)
        if phrase.text == "you":
            return self._floor.addressed(number)
        if phrase.text in AUTHOR and author_speaks(self._document.text, self._passages[number]):
            return Identity(("author",), self._document.author, SourceKind.AUTHOR)
        return None

    def _named_in(self, places: range) -> Iterator[tuple[int, Identity]]:
        """Who is named at these places, and where."""
        first = bisect_left(self._named_at, places.start)
        for place in self._named_at[first : bisect_left(self._named_at, places.stop)]:
            identity = self._named[place]
            if identity is not None:
                yield place, identity

    def _named_in_quote(self, at: int, number: int, gender: str) -> Identity | None:
        """The one person whom the quotations of the paragraph name before a "she" in them."""
        told = {
            one.key: one
            for place, one in self._named_in(range(self._starts[number], at))
            if place in self._quoted and one.person
        }
        fits = [
            one
            for one in told.values()
            if (one.gender or self._cast.genders.get(one.key, "")) in ("", gender)
        ]
        return fits[0] if len(told) == len(fits) == 1 else None

    def _described(
        self, phrase: Phrase, number: int, goes_on: bool, found: Identity | None
    ) -> Identity | None:
        """Who "the Ardanian incumbent" or "the company" is: somebody named before, or whom the
        words alone tell; None in doubt."""
        known = points(phrase, self._told, self._last_words, self._lexicons)
        if not known or not self._passages or phrase.span.start in self._quoted:
            return found
        sole = self._told.sole(phrase)
        if sole is not None:
            return sole
        person = means_person(phrase, self._told, self._last_words, self._lexicons)
        form = PERSON_NOUN if person else BODY_NOUN
        who = self._memory.meant(self._asked(phrase, number, form, goes_on), phrase, found)
        if who is not None and form == BODY_NOUN and self._would_say_so(phrase, who):
            return found
        return found if who is None and phrase.form is Form.NAME else who

    def _would_say_so(self, phrase: Phrase, who: Identity) -> bool:
        """Whether the name of such a body would say what it is: a company may be called "Halvik",
        but "the union" is not who "Orr" is."""
        kind = self._lexicons.organisations.get(phrase.noun)
        telling = kind in (SourceKind.GOVERNMENT, SourceKind.MILITARY) or phrase.noun in _TELLING
        return telling and who.kind is SourceKind.UNKNOWN

    def _asked(
        self, phrase: Phrase, number: int, form: str, goes_on: bool, gender: str = ""
    ) -> Asked:
        text, at = self._document.text, phrase.span.start
        since = self._standing.sentence(number, at).start
        before = text[since:at].strip("“\"‘' ")
        first = since <= self._passages[number].span.start
        quoted = follows_quote(text, at)
        said = self._quoted.before(at) if quoted and form == PERSON else range(0)
        return Asked(
            at,
            form,
            number,
            self._standing.count(at),
            gender=gender,
            quoted=quoted,
            opens=not before,
            paragraph=first,
            turned=fold(before) in _TURNING,
            goes_on=goes_on,
            shape=shape(phrase) if form in (PERSON_NOUN, BODY_NOUN) else "",
            spoken_of=frozenset(one.key for _, one in self._named_in(said)),
        )

    def _several_before(self, start: int) -> Identity | None:
        """The several who spoke last, where they did so behind `start`."""
        at, identity = self._several if self._several is not None else (-1, None)
        spoken = identity is not None and identity.kind is not SourceKind.DOCUMENT
        return identity if at >= start and spoken else None

    def _body_before(self, at: int, number: int) -> Identity | None:
        """The body that spoke last, for the "they" of "“…,” they said"."""
        last = self._cast.last_speaker
        if last is None or not follows_quote(self._document.text, at):
            return None
        return last if last.kind in _BODIES and number - self._spoke_in <= 1 else None

    def _group_before(self, at: int, number: int) -> Identity | None:
        """The people without a name whom a "they" means, who have not spoken yet."""
        text = self._document.text
        since = self._starts[number]  # a new paragraph may speak of others
        near = [s for s in self._standing.last(at, LOOKED_BACK) if s.start >= since]
        group = group_of_they(text, near, at, self._lexicons)
        if group is None or self._before.is_one(group):
            return None
        return Identity(("mention", group), None, SourceKind.UNNAMED)

    def _before_who(self, phrase: Phrase, number: int) -> Identity | None:
        """Who stands right before "who": a name, a name and what its bearer is, or a group."""
        at, since = phrase.span.start, self._passages[number].span.start
        person = self._before.person(at, since)
        words = self._before.words(at, since) if person is None else None
        if words is None:
            return person
        known = parse(words, self._words(words, number), self._lexicons)
        if known.plural or are_people(" ".join(known.name[-1:])):
            own = self._cast.own(known)  # "Republicans who", and not the party
            return Identity(own.key, None, SourceKind.UNNAMED)
        return self._who(known, number, False)

    def _remember(
        self, phrase: Phrase, identity: Identity | None, number: int, speaks: bool
    ) -> None:
        """A mention is a speaker, and so what the next pronoun means first."""
        at = phrase.span.start
        if identity is not None:
            kept = self._memory.keep(identity)
            if number in self._running:  # a headline's words name nothing for later
                self._learn(phrase, kept)
            self._cast.spoken.add(identity.key)
            if speaks:
                several = phrase.plural or phrase.form is Form.COLLECTIVE
                several |= are_people(" ".join(phrase.name[-1:])) and identity.kind not in _BODIES
                several |= phrase.text == "they" and identity.kind not in _BODIES
                self._several = (at, identity) if several else None
                self._cast.last_speaker, self._spoke_in = kept, number
            if not identity.person and identity.kind is not SourceKind.DOCUMENT:
                self._cast.last_body = identity
        elif speaks and at not in self._quoted and phrase.form is Form.PRONOUN:
            self._cast.last_speaker = None  # somebody else may have the floor
        group = identity is not None and identity.key[0] == "mention"
        many = phrase.text == "they" or (phrase.text == "who" and group)  # and no "she" or "mayor"
        if at in self._quoted or phrase.plural or many:
            return
        gender = gender_of_pronoun(phrase.text) if phrase.form is Form.PRONOUN else ""
        if identity is not None:
            person, gender = identity.person, identity.gender
            sure = identity.kind is not SourceKind.UNKNOWN or not self._cast.is_place(phrase.name)
            single = phrase.head not in _MANY
            where = (at, identity.key, gender, number, self._standing.count(at), speaks)
            self._memory.refer(Reference(*where, person, sure, spoke=speaks, single=single))
        elif gender is not None and phrase.text not in IT | AUTHOR:
            where = (at, ("doubt", at), gender, number, self._standing.count(at), speaks)
            self._memory.refer(Reference(*where))

    def _learn(self, phrase: Phrase, identity: Identity) -> None:
        """What a mention calls its source is what "the minister" can mean later."""
        if phrase.form is Form.NAME and identity.person:
            self._before.note(phrase.span.end, identity)
            if phrase.head in self._lexicons.roles:
                modifiers = self._cast.canonical(phrase.modifiers)
                self._cast.antecedents.note(phrase.head, identity, modifiers)
        if phrase.form is Form.NAME and not identity.person:
            self._note_body(identity, phrase.name)
        if phrase.form is Form.DESCRIPTION and not phrase.plural and phrase.head:
            modifiers = self._cast.canonical(phrase.modifiers)
            self._cast.antecedents.note(phrase.noun, identity, modifiers)
            if phrase.head in self._lexicons.organisations:
                self._cast.antecedents.note("kind:" + identity.kind, identity)
