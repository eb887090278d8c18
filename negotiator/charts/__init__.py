"""Charts: one small description of a picture, painted on screen and on paper alike.

``figures`` makes drawings from an evaluation; ``drawing`` says what a drawing is; ``palette`` gives
its colours; ``pdf`` puts it on paper, ``negotiator.window.look.chart_view`` on the screen.
"""
