"""第二志愿演说成绩: for which of somebody's posts the one speech counts."""

from campaign.scheme.answers import NO_SPEECH
from campaign.scheme.rules.classes import holds_for
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.candidates import Candidate
from campaign.scoring.cuts import Out


def uncounted_for(scheme: Scheme, candidate: Candidate, post: str, cut: Out) -> frozenset[str]:
    """Return the components that do not count for a post, as the speech is for another one.

    That is the first of the component's posts for which the candidate came so far.
    """
    if scheme.basics.second_choice_speech != NO_SPEECH:
        return frozenset()
    return frozenset(
        each.name
        for each in scheme.components_of(post)
        if scheme.is_speech(each) and not _asked(scheme, each, candidate, cut).speaks_for(post)
    )


def _asked(scheme: Scheme, speech: Component, candidate: Candidate, cut: Out) -> Candidate:
    """Return the candidate with the posts alone for which the speech is held."""
    posts = []
    for post in candidate.posts:
        stopped = cut.get((post, candidate.staff_id))
        is_out = stopped and speech.name in stopped.not_reached
        if holds_for(speech.applies_to, scheme.post(post)) and not is_out:
            posts.append(post)
    return candidate._replace(posts=tuple(posts))
