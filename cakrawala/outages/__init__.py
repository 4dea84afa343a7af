"""What the site says while a part of the machine fails it: words, and whatever was typed. See docs/faults.md."""

from cakrawala.outages.answers import answer
from cakrawala.outages.troubles import Trouble, trouble_of

__all__ = ["Trouble", "answer", "trouble_of"]
