"""主な戦略: the list itself, and which of them a line among the indicators repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dxanalysis.documents.model import Block
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.likeness import likeness
from dxanalysis.plan.model import Strategy
from dxanalysis.text.width import canonical

# Of characters in common. The real plans' rewordings (各所属・各課のDXを… / 各所属のDXを…,
# 人事・予算・…内部管理業務の… / 内部管理業務の…) lie above 0.7, different strategies below 0.5.
_REWORDED = 0.6


@dataclass(frozen=True)
class StrategyMatch:
    """Which strategy (1-based) a line repeats, and whether in other words."""

    strategy_no: int
    reworded: bool


def read_strategies(blocks: Sequence[Block]) -> tuple[Strategy, ...]:
    """The strategies of an issue: each block is one."""
    return tuple(
        Strategy(canonical(block.text), block.line, block.start, block.end) for block in blocks
    )


def match_strategy(
    text: str, strategies: Sequence[Strategy], *, exact: bool = False
) -> StrategyMatch | None:
    """The strategy that a text repeats, to the letter or (unless `exact`) in like words."""
    bare, titles = squeezed(text), [squeezed(strategy.title) for strategy in strategies]
    if bare in titles:
        return StrategyMatch(titles.index(bare) + 1, reworded=False)
    shares = [] if exact else [likeness(bare, title, least=_REWORDED) for title in titles]
    best = max(shares, default=0.0)
    return StrategyMatch(shares.index(best) + 1, reworded=True) if best >= _REWORDED else None
