"""Pictures: frame and Axes in, Axes out. The only room that knows matplotlib; numbers come from the table."""
