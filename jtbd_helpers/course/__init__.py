"""The learner's wing: quizzes, exercises, explorables and the workshop, and a copy of the course of one's own."""
