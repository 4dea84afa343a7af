"""What the newsroom mails to its people. Without a mail server nothing is, and the screens say the same in words."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail

logger = logging.getLogger(__name__)


class MailRefused(Exception):
    """The server did not take a letter, or was not there."""


def is_set_up() -> bool:
    return settings.MAIL is not None


def send(to: str, subject: str, text: str) -> None:
    """Raises ``MailRefused``; the log says why, and to nobody else."""
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [to])
    except (SMTPException, OSError, ValueError) as error:  # a ValueError is Django's for a subject of two lines
        logger.warning("A letter was not taken: %s", type(error).__name__)
        raise MailRefused from error
