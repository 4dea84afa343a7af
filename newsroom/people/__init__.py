"""Who writes: accounts, their roles, and how people come in."""

from newsroom.people.screen import UserAdmin

__all__ = ["UserAdmin"]
