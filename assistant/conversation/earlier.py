"""What a short question takes from the talk before it: what was told, one of what was listed, the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Status
from assistant.conversation.followup import Read, in_context
from assistant.conversation.requoted import paper_named, told_again
from assistant.conversation.short_asks import asks_receiver_alone
from assistant.conversation.siblings import siblings_told, things_named
from assistant.conversation.staying import (
    SAYING,
    More,
    alone,
    core_of,
    few,
    goes_on,
    is_of_few,
    keeps_to,
    left_blank,
    more_asked,
    more_of,
    paper_asked,
    story_of,
    told_words,
)
from assistant.conversation.told_beside import asks_beside, told_beside
from assistant.conversation.told_elsewhere import may_go_on
from assistant.conversation.where_printed import asks_where_printed, where_printed
from assistant.draft import Draft, Line
from assistant.finding.choices import MANY, ask_which
from assistant.finding.piles import at_place, by_document, counted, pointed_at
from assistant.knowledge import Knowledge
from assistant.language.ordinals import is_of_other_number, ordinal_of
from assistant.language.sentences import points_at_task, scene_and_question
from assistant.query import FACTS, Intent, Query, Scope
from assistant.records.figures import statement
from assistant.records.rows import compose_row, row_beside
from assistant.records.telling import tell
from assistant.wording import name_of, place
from corpus.model import Record, Target

_FEW = 3
_OWN_TASK = 3  # words that name a task of its own beside what a question points at
_SEVERAL = 2
_LISTS = (Intent.LIST, Intent.COUNT)


@dataclass(frozen=True, slots=True)
class Talk:
    """The questions before one, oldest first, how one is read and answered, and what each was ``told``."""

    history: Sequence[str]
    read: Read
    compose: Callable[[Query], Draft]
    knowledge: Knowledge
    told: dict[tuple[str, ...], tuple[Query, Draft]] = field(default_factory=dict, compare=False, repr=False)

    def same(self, question: str, query: Query) -> Draft | None:
        """The answer of what was told before, where this asks more of that, or names another such thing."""
        twin = self.twin(question)
        more = more_asked(question, self.knowledge, self.read) if self.history and not twin else None
        if more is None:
            return twin
        before, told = self.told_before()
        if not told.records and told.status in SAYING and not self._is_placed_elsewhere(more.part, told):
            again = told_again(told, more, before)
            return None if again and self._scene_is_another(question, query, ()) else again
        stays = self._stays(question, query, more, before, told)
        return more_of(told.records, more, before, self.knowledge) if stays else None

    def twin(self, question: str) -> Draft | None:
        """What is said of the things that a question names alone, in the like of what was told before."""
        things = things_named(question, self.read) if self.history else ()
        if not things:
            return None
        return siblings_told(things, self.read(question), *self.told_before(), self.knowledge)

    def unsaid(self, question: str, query: Query) -> Draft | None:
        """That what the question before was answered with does not say what is asked more of it."""
        more = more_asked(question, self.knowledge, self.read) if self.history else None
        if more is None:
            return None
        before, told = self.told_before()
        stays = self._stays(question, query, more, before, told)
        return left_blank(told.records, more, self.knowledge) if stays else None

    def _stays(self, question: str, query: Query, more: More, before: Query, told: Draft) -> bool:
        """Whether a question is about the few records ``told`` before, and no other thing."""
        if not is_of_few(before, told) or self._is_placed_elsewhere(more.part, told):
            return False
        words = told_words(told.records, before)
        targets = all(isinstance(record, Target) for record in told.records)
        if not more.stays(words, freely=targets):
            return False
        story = story_of(question)
        leaves = bool(story) and not more.thing and not keeps_to(story, words)
        strange = more.beyond(words)
        leaves = leaves or bool(strange and self._is_another(alone(more, before), told.records))
        if len(strange) >= _OWN_TASK and more.thing:  # "cài đặt, chuyển dữ liệu sang phần mềm đó"
            leaves = leaves or self._is_another(alone(replace(more, thing=False), before), told.records)
        leaves = leaves or is_of_other_number(more.part.text, map(name_of, told.records))
        return not (leaves or self._scene_is_another(question, query, told.records))

    def _is_placed_elsewhere(self, part: Query, told: Draft) -> bool:
        """Whether ``part`` names documents that what was ``told`` is not all from."""
        sources = {line.source.document for line in told.lines if line.source}
        sources |= set(map(source_of, told.records))
        return part.scope.named and not sources <= part.scope.sources

    def _scene_is_another(self, question: str, query: Query, records: Sequence[Record]) -> bool:
        """Whether what is said before the question is answered, and with none of ``records``."""
        scene = story_of(question) or scene_and_question(question)[0]
        return bool(scene and self.read(scene).topic.content) and self._is_another(query, records)

    def beside(self, question: str) -> Draft | None:
        """What else is told where the answer before was from: its source, receiver, another year, cost."""
        if not self.history:
            return None
        if asks_where_printed(question):
            told = self.told_before()[1]
            return where_printed(told, self.knowledge) if told.status in SAYING else None
        part = self.read(question)
        if asks_receiver_alone(part):
            told = self.told_before()[1]
            return told if told.status in SAYING and few(told.records) else None
        if not asks_beside(part):
            return None
        return told_beside(part, *self.told_before(), self.compose, self.knowledge)

    def told_before(self) -> tuple[Query, Draft]:
        """The last question before, as it was meant, and what it was answered; found once for all turns."""
        known = tuple(self.history)
        if known not in self.told:
            self.told[known] = self._told_before()
        return self.told[known]

    def _told_before(self) -> tuple[Query, Draft]:
        earlier, asked = replace(self, history=self.history[:-1]), self.history[-1]
        before = in_context(asked, earlier.history, self.read)
        told = earlier.row_beside(asked, before) or earlier.same(asked, before)
        told = told or earlier.listed(asked, before) or earlier.document(before)
        told = told or compose_row(before, self.knowledge) or self.compose(before)
        unsaid = earlier.unsaid(asked, before) if told.status is Status.NOT_FOUND else None
        return before, unsaid or told

    def answers(self) -> Iterator[Draft]:
        """What the questions before were answered, the last first."""
        return (
            replace(self, history=self.history[:turn]).told_before()[1]
            for turn in range(len(self.history), 0, -1)
        )

    def _is_another(self, query: Query, records: Sequence[Record]) -> bool:
        """Whether ``query`` on its own is answered, and with none of ``records``."""
        draft = self.compose(query)
        if not draft.records:
            return draft.status is Status.ANSWERED
        own = {record.source.quote for record in draft.records}
        return draft.status in SAYING and own.isdisjoint(record.source.quote for record in records)

    def document(self, query: Query) -> Draft | None:
        """What is asked of the document that the answer before was told from ("ai ký văn bản đó?")."""
        own = self.read(query.text) if self.history else None
        if own is None or own.intent is not Intent.DOCUMENT or own.topic.content or own.scope.named:
            return None
        if not {"signer", "number"} & set(own.aspects) or points_at_task(own.text):
            return None
        before, told = self.told_before()
        sources = {source_of(record) for record in told.records}
        if not is_of_few(before, told) or len(sources) > 1:
            return None
        head = self.knowledge.head(sources.pop())
        return self.compose(replace(own, scope=Scope((head,), named=True)))

    def paper(self, question: str) -> Draft | None:
        """The record told of before, where this asks by which paper that is done and its words name one."""
        part = paper_asked(question, self.knowledge, self.read) if self.history else None
        if part is None:
            return None
        _, told = self.told_before()
        if told.status not in SAYING or not few(told.records) or self._is_placed_elsewhere(part, told):
            return None
        return paper_named(told.records, part, self.knowledge)

    def row_beside(self, question: str, query: Query) -> Draft | None:
        """The row before or after the one that the answer before was told from."""
        told = (lambda: self.told_before()[1]) if self.history else None
        return row_beside(question, query, told, self.knowledge) if told else None

    def listed(self, question: str, query: Query) -> Draft | None:
        """The answer about what was listed before: one of it ("nhiệm vụ thứ hai"), or the few there were.

        Where the list ran over several documents, of each; of many, one is asked for.
        """
        place = ordinal_of(question)
        if not self.history or (
            place is None and (query.intent not in FACTS or self.read(question).topic.content)
        ):
            return None
        before = self._last() if place is None else self._list_before()
        if place is None and before.intent not in _LISTS:
            return None
        if query.scope.named and query.scope.sources < before.scope.sources:
            before = replace(before, scope=query.scope)
        told = self.compose(before)
        piles = by_document(told.records)
        if place is None and points_at_task(question):
            piles = [pointed_at(pile, before, told.total) for pile in piles]
        if place is not None:
            piles = [at_place(pile, place) for pile in counted(piles, told.total)]
        elif any(len(pile) > _FEW for pile in piles) or query.parties != before.parties:
            return None
        records = tuple(record for pile in piles for record in pile)
        sources = dict.fromkeys(source_of(record) for record in records)
        if len(sources) > MANY:
            return ask_which(query, [self.knowledge.head(source) for source in sources], records)
        return self._told(query, records) if records else None

    def _last(self) -> Query:
        """The last question before, as it was meant."""
        return in_context(self.history[-1], self.history[:-1], self.read)

    def _list_before(self) -> Query:
        """The list asked for before, over whatever was asked of what it told; else the last question."""
        for turn in reversed(range(len(self.history))):
            asked = self.history[turn]
            before = in_context(asked, self.history[:turn], self.read)
            more = turn and before.intent not in _LISTS and more_asked(asked, self.knowledge, self.read)
            if ordinal_of(asked) is None and not more:
                return before
        return self._last()

    def _told(self, query: Query, records: Sequence[Record]) -> Draft:
        aims = tuple(record for record in records if isinstance(record, Target))
        if len(aims) == len(records):
            places = dict.fromkeys((aim.source.document, aim.source.locator) for aim in aims)
            where = [Line(place(self.knowledge.head(name), locator)) for name, locator in places]
            told = [statement(aim, with_agencies=True) for aim in aims]
            return Draft(Status.ANSWERED, query.intent, (*told, *where), aims)
        drafts = [tell(record, query, self.knowledge) for record in records]
        lines = tuple(line for draft in drafts for line in draft.lines)
        return Draft(drafts[0].status, query.intent, lines, tuple(records))

    def in_place(self, query: Query) -> Draft | None:
        """The answer from the documents spoken of before, where a question that may go on names none."""
        if not self.history or query.scope.named or query.declined or not may_go_on(query):
            return None
        before = next((scope for scope in self._scopes() if scope.named), None)
        if before is None or before.missing:
            return None
        narrow = self.compose(replace(query, scope=before))
        known = narrow.status in SAYING and (narrow.records or goes_on(query.text))
        return narrow if known else None

    def of_body_there(self, query: Query) -> Query | None:
        """A short list of what bodies do that names no document, of those spoken of before."""
        lists = query.intent in _LISTS and query.parties and not query.scope.named and may_go_on(query)
        before = self.spoken_of() if self.history and lists and not query.declined else None
        known = before is not None and before.named and before.heads and not before.missing
        return replace(query, scope=before) if before and known else None

    def alike(self, query: Query) -> Draft | None:
        """The answer about the like thing elsewhere ("còn Bình Định?"), called by what it is of alone."""
        own = self.read(query.text)
        if not self.history or not own.scope.named or own.topic.content:
            return None
        topic = core_of(query.topic)
        return self.compose(replace(query, topic=topic)) if topic.content else None

    def of_place_before(self, query: Query, draft: Draft) -> Draft | None:
        """The answer from the documents spoken of before, where the question names none and several fit."""
        sources = {source_of(record) for record in draft.records}
        if query.scope.named or len(sources) < _SEVERAL:
            return None
        before = next((scope for scope in self._scopes() if scope.named), None)
        compares = query.intent is Intent.COMPARE
        if before is None or (compares and not before.several):
            return None
        if not (compares or draft.status is Status.CLARIFY or sources & before.sources):
            return None
        narrow = self.compose(replace(query, scope=before))
        return narrow if narrow.status in SAYING else None

    def spoken_of(self) -> Scope | None:
        """The documents named last before, else the one that the answer before was told from."""
        named = next((scope for scope in self._scopes() if scope.named), None)
        if named or not self.history:
            return named
        sources = {source_of(record) for record in self.told_before()[1].records}
        return Scope((self.knowledge.head(sources.pop()),), named=True) if len(sources) == 1 else None

    def _scopes(self) -> Iterator[Scope]:
        """The documents spoken of before, those of the last question first."""
        for turn in reversed(range(len(self.history))):
            yield in_context(self.history[turn], self.history[:turn], self.read).scope


def source_of(record: Record) -> str:
    """The document a record is from."""
    return record.source.document
