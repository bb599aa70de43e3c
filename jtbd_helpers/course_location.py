"""Where the course lies: at the root of a clone, or inside the installed package."""

from pathlib import Path

from jtbd_helpers.errors import JtbdError


def course_folder(*parts: str) -> Path:
    """Find the folder that holds notebooks/, exercises/ and datasets/, or a place below it.

    Parameters
    ----------
    *parts : str
        Names to go down, such as "datasets", "navigation".

    Returns
    -------
    Path
        In a clone the root of the repository, after `pip install` a folder of the package.

    Raises
    ------
    JtbdError
        When the course is in neither place, or `parts` lead nowhere.
    """
    package = Path(__file__).resolve().parent
    homes = (package / "_course", package.parent)
    home = next((home for home in homes if (home / "datasets").is_dir()), None)
    if home is None:
        raise JtbdError(
            "The course files are missing: there is no folder 'datasets' beside or inside the package. "
            "Install jtbd_helpers again, or clone the repository."
        )
    place = home.joinpath(*parts)
    if not place.exists():
        raise JtbdError(f"The course has no '{'/'.join(parts)}'. Install jtbd_helpers again, or clone the repository.")
    return place
