"""Same struggle: twelve drivers, from their choice back to its cause, in a moving picture."""

from jtbd_helpers.course.explorables.player import Film, play


def show() -> Film:
    """Build the player, standing still."""
    return play("same_struggle")
