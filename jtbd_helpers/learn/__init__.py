"""Learning: quizzes, exercises, spaced review, and a progress file that stays with the learner."""

from jtbd_helpers.learn.practice import check, exercise_data, hint
from jtbd_helpers.learn.progress_widget import progress
from jtbd_helpers.learn.quiz_widget import quiz, review
from jtbd_helpers.learn.session import start

__all__ = ["check", "exercise_data", "hint", "progress", "quiz", "review", "start"]
