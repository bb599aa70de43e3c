"""Three hats: one person on her way along the life of a wardrobe, in a moving picture."""

from jtbd_helpers.course.explorables.player import Film, play


def show() -> Film:
    """Build the player, standing still."""
    return play("three_hats")
