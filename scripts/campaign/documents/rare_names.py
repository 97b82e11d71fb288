"""Names with characters that the usual fonts lack: told once a person, at the roster."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from campaign.issues import Issue, Kind
from campaign.office.office import Office
from campaign.roster.roster import Member
from campaign.word.script import rare_characters


class RareNames:
    """Who on the roster has such a name, and who of them has been told of."""

    def __init__(self, office: Office, charset: str) -> None:
        self._office = office
        self._charset = charset
        self._told: set[str] = set()

    @cached_property
    def _by_character(self) -> dict[str, list[Member]]:
        found: dict[str, list[Member]] = {}
        for member in self._office.roster.members:
            for character in rare_characters(member.name, self._charset):
                found.setdefault(character, []).append(member)
        return found

    def told_once(self, issues: Iterable[Issue]) -> Iterator[Issue]:
        """Yield the issues of a document; of a rare name on the roster the first one only."""
        for issue in issues:
            characters = str(issue.data.get("characters", ""))
            is_rare = issue.kind is Kind.DOCUMENT_RARE_CHARACTERS
            if not is_rare or not set(characters) <= self._by_character.keys():
                yield issue
                continue
            members = (each for one in characters for each in self._by_character[one])
            for member in members:
                if member.name in issue.read and member.staff_id not in self._told:
                    self._told.add(member.staff_id)
                    yield Kind.NAME_RARE.at(
                        member.row.where("name"),
                        member.name,
                        characters=rare_characters(member.name, self._charset),
                    )
