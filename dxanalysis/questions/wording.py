"""What an indicator's own words tell: whether it counts doings or what came of them, and what not.

The word lists stand in `schema/question_rules.toml`; what they do not decide stays undecided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.judgement import Aim
from dxanalysis.schema.question_rules import words
from dxanalysis.text.comparisons import is_share
from dxanalysis.text.width import normal

# After these, a sentence says what is done; before them, what for or on what ground.
_LEAD = re.compile("に基づき|に基づく|に向けた?|のための?|ため、|よう、|を通じた|による|、")
_WHO = "人|者|名|区民|市民|住民|職員|世帯|団体|企業|校|園|施設|店舗|箇所|か所|地域|件|回|業務|事業|所属|講座"
_COUNT = rf"(?:に|を)?(?:延べ|のべ|総)?(?:参加|受講|来場|修了|登録)?(?:した|する)?(?:の)?(?:{_WHO})?の?(?:数|人数|件数|回数|割合)?"
_DOING = r"(?:を|が)?(?:し|す|さ)?(?:る|た|ます|れる|れた|行う|図る|進める|行った)?(?:こと)?"
_AT_END = rf"(?:{_DOING})(?:{_COUNT})(?:を?(?:図る|行う|進める|めざす|目指す|達成する?|実施する?))?[\s。]*$"
_PLAN_YEAR = re.compile(r"(?:令和|平成|R|H)?(?:\d{1,4}|元)年度に[^、。]{0,12}(?:する|した|される)")
_TREND = re.compile("増加|減少|増やす|減らす|増$|減$|向上|改善|拡大|縮小|以上|以下|伸ばす|高める")
_FIGURE = re.compile(r"\d")


class Nature(StrEnum):
    """What an indicator counts."""

    OUTPUT = "output"  # what the department does
    OUTCOME = "outcome"  # what came of it


@dataclass(frozen=True)
class Wording:
    """The words of an indicator and of all that is printed about it.

    `decided` is what a person says of its nature, None where nobody did; `around` further text of
    the issue that may tell how it is measured.
    """

    row: MeasuredIndicator
    around: str = ""
    decided: Nature | None = None

    @cached_property
    def title(self) -> str:
        """The indicator's name in normal width."""
        return normal(self.row.title)

    @cached_property
    def goal(self) -> str:
        """The words of its target of the year."""
        return normal(self.row.target_text or "")

    @cached_property
    def printed(self) -> str:
        """Name, targets and result, one a line."""
        texts = [self.row.title, *(t.text or "" for t in self.row.targets)]
        told = "" if self.row.pending else self.row.actual_text or ""  # 集計中 is no method
        return normal("\n".join([*texts, told]))

    @property
    def has_figure(self) -> bool:
        """Whether a target says how much."""
        return any(t.value is not None for t in self.row.targets)

    @property
    def is_extreme(self) -> bool:
        """Whether a target is all or nothing, which tells the direction: 100%, 0件."""
        return any(t.value == 0 or (t.value == 100 and is_share(t.unit)) for t in self.row.targets)

    @property
    def is_share(self) -> bool:
        """Whether it is measured as a part of a whole."""
        units = [t.unit for t in self.row.targets if t.value is not None]
        return any(is_share(u) for u in units) or bool(re.search("割合|率", self._last_clause))

    @property
    def is_quantity(self) -> bool:
        """Whether its name is that of something counted or measured."""
        name = re.sub(r"[((][^()()]*[))]$", "", self.title).strip()
        kinds = words("quantity").pattern
        return bool(re.search(rf"(?:{kinds})(?:の|を|が)?(?:{_TREND.pattern})?$", name))

    @cached_property
    def nature(self) -> Nature | None:
        """Output or outcome; None where the words do not tell."""
        if self.decided is not None:
            return self.decided
        clause = self._last_clause
        doing = self._ends_with_doing(clause) or self._ends_with_doing(_clause(self.goal))
        bare = words("activity").sub("", clause)
        if doing and not words("outcome").search(bare):
            return Nature.OUTPUT if not self._share_of_others(clause) else None
        if words("outcome").search(bare) or (self.is_share and not doing):
            return Nature.OUTCOME
        return None

    @property
    def is_open(self) -> bool:
        """Whether its target only says up or down."""
        if self.row.aim is Aim.RELATIVE:
            return self.row.target is None or self.row.target.value is None
        return (
            self.row.aim is Aim.MILESTONE
            and not _FIGURE.search(self.goal)
            and bool(_TREND.search(self.goal))
        )

    @property
    def joins_aims(self) -> bool:
        """Whether its name or target joins two things done, or two measured."""
        return any(
            _are_aims(part[: joint.start()], part[joint.end() :])
            for part in (self.title, self.goal)
            for joint in words("joining").finditer(part)
        )

    def says(self, kind: str, *, around: bool = False) -> bool:
        """Whether its words, or those around it, hold one of a kind."""
        text = f"{self.printed}\n{self.around}" if around else self.printed
        return bool(words(kind).search(text))

    @property
    def says_when(self) -> bool:
        """Whether its name says a year or a term, not counting that of a plan it follows."""
        return bool(words("term").search(_PLAN_YEAR.sub("", self.title)))

    @cached_property
    def _last_clause(self) -> str:
        return _clause(self.title)

    def _share_of_others(self, clause: str) -> bool:
        shares = any(is_share(t.unit) for t in self.row.targets if t.value is not None)
        return shares and not re.search("率(?:を|の|$)", clause)

    @staticmethod
    def _ends_with_doing(clause: str) -> bool:
        return bool(re.search(rf"(?:{words('activity').pattern}){_AT_END}", clause))


def _clause(text: str) -> str:
    """The last clause, in which a sentence says what is done or measured."""
    return _LEAD.split(text)[-1].strip()


def _are_aims(before: str, behind: str) -> bool:
    """Whether both sides of a joint are things done, or things measured."""
    kinds = words("activity").pattern, words("quantity").pattern
    ends = [bool(re.search(rf"(?:{kind})(?:[^、。]{{0,2}})$", before)) for kind in kinds]
    later = [bool(re.search(rf"(?:{kind})", behind)) for kind in kinds]
    done, counted = (one and other for one, other in zip(ends, later, strict=True))
    return done or counted or _two_objects_made(before, behind)


def _two_objects_made(before: str, behind: str) -> bool:
    """Whether one plan and another are made: 基本構想及び実行計画の策定."""
    made = re.search("(?:策定|作成|改定|制定|公表)", behind)
    return bool(
        made and re.search(r"(?:計画|構想|デザイン|方針|条例|指針|マニュアル|ビジョン|\))$", before)
    )
