from collections.abc import Iterable

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.auth.password_validation import validate_password
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.roles import MANAGER


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """Raises ``ValidationError`` for a weak password: Django's command would take one from the environment."""
        if password is not None:
            validate_password(password, self.model(email=email, **fields))
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def managers(self):
        """Who can let others in today: of the role Pengelola, or a superuser, and able to sign in."""
        in_role = self.model.groups.through.objects.filter(group__name=MANAGER).values("user_id")
        can_enter = self.filter(is_active=True, is_staff=True).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        return can_enter.filter(models.Q(is_superuser=True) | models.Q(pk__in=in_role))

    def managers_besides(self, leaving: "Iterable[User]") -> "list[User]":
        """Who can still do it once these have left. Held until the transaction ends, as two may remove each other at
        once: the second has to wait, and is told."""
        gone = {user.pk for user in leaving}
        return [user for user in self.managers().select_for_update().order_by("pk") if user.pk not in gone]


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who writes or edits; readers have no accounts."""

    email = models.EmailField(
        "surel",
        unique=True,
        error_messages={"unique": "Surel ini sudah dipakai akun lain."},
        help_text="Dipakai untuk masuk. Kalau diganti, orang ini masuk dengan surel yang baru.",
    )
    name = models.CharField(
        "nama", max_length=120, help_text="Terlihat di ruang redaksi; nama di artikel diatur di Penulis."
    )
    is_staff = models.BooleanField(
        "boleh masuk ruang redaksi", default=True, help_text="Tanpa centang ini akun tidak bisa masuk."
    )
    is_active = models.BooleanField(
        "aktif",
        default=True,
        help_text="Hilangkan centang bila orang ini sudah tidak bertugas. Akunnya jangan dihapus, agar jejaknya ada.",
    )
    joined_at = models.DateTimeField("bergabung", default=timezone.now, editable=False)
    # When the role first asked for a second factor; the days of grace count from then.
    factor_asked_at = models.DateTimeField(null=True, editable=False)

    objects = UserManager()

    EMAIL_FIELD = USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        verbose_name = verbose_name_plural = "pengguna"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique_any_case",
                violation_error_message="Surel ini sudah dipakai akun lain.",
            )
        ]

    def __str__(self):
        return self.name or self.email

    def clean(self):
        super().clean()
        self.email = type(self).objects.normalize_email(self.email).lower()

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name.split(" ")[0] if self.name else self.email


class EntryLink(models.Model):
    """Lets one person set a password, once: who was invited, or cannot get in. A person has one at most; what is stored
    leads nobody in (``accounts/entry.py``)."""

    class Purpose(models.TextChoices):
        INVITATION = "invitation", "undangan"
        RESET = "reset", "kata sandi baru"

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="entry_link")
    purpose = models.CharField(max_length=12, choices=Purpose)
    key_hash = models.CharField(max_length=64, unique=True)
    bound_to = models.CharField(max_length=64)  # a digest of the e-mail and password that the person had then
    makes_byline = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    def __str__(self):
        return f"{self.get_purpose_display()} untuk {self.user}"

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()


class Tries(models.Model):
    """How often signing in failed lately, as ``accounts/lockout.py`` counts it; names and devices as digests."""

    subject = models.CharField(max_length=64)
    source = models.CharField(max_length=64)
    failures = models.PositiveSmallIntegerField()
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "source"], name="tries_once")]

    def __str__(self):
        return f"{self.subject[:8]} {self.source[:8]}: {self.failures}"


class SignedIn(models.Model):
    """A session of the newsroom as its owner sees it; Django's own row says whether it still lasts."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="signed_in")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=60)  # in words: "Chrome di Android"
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self):
        return f"{self.user}: {self.device}"


class SecondFactor(models.Model):
    """What a person shows besides the password: codes of an app, or of paper (``accounts/factors.py``)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    nonce = models.CharField(max_length=64)  # of which, and the site's key, the app's secret is made
    salt = models.CharField(max_length=32)  # of the recovery codes
    last_step = models.BigIntegerField(default=0)  # of the newest code that was taken: none is taken twice
    made_at = models.DateTimeField(default=timezone.now)
    reset_asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    reset_asked_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.user}"


class RecoveryCode(models.Model):
    factor = models.ForeignKey(SecondFactor, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["factor", "code_hash"], name="recovery_code_once")]

    def __str__(self):
        return f"{self.factor}"
