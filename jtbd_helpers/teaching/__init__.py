"""For those who teach: quizzes for a learning platform, the class's work handed out, graded and understood.

Imports the learning engine; nothing of the course imports this room.
"""
