"""Buckets that several machines share, in Redis. While it is away each has its own, and the log says so once."""

import hashlib
import logging
import time

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from cakrawala.limits.buckets import FileBuckets
from cakrawala.limits.rate import Rate

PATIENCE = 0.2  # seconds that a question waits for Redis
LEFT_ALONE = 5.0  # seconds that a Redis which did not answer is not asked
# The rule of rate.py, in one step on the server and by its clock. Answers the milliseconds to wait.
TAKE = """
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local amount, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
if used <= now or used > now + window + 1 then used = now end
local after = used + window / amount
local wait = after - now - window
if wait > 0.01 then return math.ceil(wait) end
redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.ceil(window))
return 0
"""
logger = logging.getLogger(__name__)


class RedisBuckets:
    def __init__(self, url: str | None = None):
        timeouts = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
        client = redis.Redis.from_url(url or settings.REDIS_URL, **timeouts, retry=Retry(NoBackoff(), 0))
        self._take = client.register_script(TAKE)
        self._key = hashlib.sha256(settings.SECRET_KEY.encode()).digest()
        self._own = FileBuckets()
        self._asked_again_at = 0.0
        self._is_told = False

    def take(self, name: str, rate: Rate) -> float:
        """As ``FileBuckets.take``."""
        if time.monotonic() < self._asked_again_at:
            return self._own.take(name, rate)
        digest = hashlib.blake2b(name.encode(), key=self._key, digest_size=16).hexdigest()
        try:
            wait = self._take(keys=[f"cakrawala:limit:{digest}"], args=[rate.amount, rate.seconds * 1000])
        except redis.RedisError as error:
            self._asked_again_at = time.monotonic() + LEFT_ALONE
            if not self._is_told:
                logger.warning("Limits are each machine's own, Redis is away: %s", error)
                self._is_told = True
            return self._own.take(name, rate)
        self._is_told = False
        return wait / 1000
