"""Learning: quizzes, exercises, spaced review, and a progress file that stays with the learner."""

from jtbd_helpers.course.learn.practice import check, exercise_data, hint
from jtbd_helpers.course.learn.progress_widget import progress
from jtbd_helpers.course.learn.quiz_widget import quiz, review
from jtbd_helpers.course.learn.session import start

__all__ = ["check", "exercise_data", "hint", "progress", "quiz", "review", "start"]
