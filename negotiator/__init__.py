"""ライセンス交渉ナビ, a licensing-negotiation assistant for Japanese licence deals.

The package runs one way. The survey (`survey`) and the deal (`deal`) lie at the bottom; the rate
(`rates`), the payments (`payments`) and what they are worth to both sides (`values`) are worked
out from them; `evaluation` gathers everything in one immutable result; charts, papers, commands
and the window only show that result, so they cannot disagree.
"""

__version__ = "0.1.0"
