"""Django's settings, from the environment alone. They load without a database, a key ring or built assets.

| variable | says |
| --- | --- |
| DATABASE_URL | the database for daily work; without it the embedded server |
| GUITU_DATABASE_OWNER_URL | the same database as its owner, for `guitu migrate` |
| GUITU_DATABASE_ROLE | `web` (default) or `owner`: as whom this process connects |
| GUITU_TRIAL | `1` on one's own machine: plain HTTP, demonstration accounts |
| GUITU_HOSTS | the names under which the site answers, separated by commas |
| GUITU_KEYS_FILE, GUITU_ATTACHMENTS, GUITU_FONTS | where these lie, if not in `var/` and `build/` |
| GUITU_CARRIER | how messages leave the product; `simulator` keeps them, nothing by default |
| GUITU_LOG_LEVEL | INFO unless stated |
"""

from __future__ import annotations

import os
from typing import Any

from guitu.config import keys, locations, logs
from guitu.config.database.choice import chosen

BASE_DIR = locations.home()
TRIAL = os.environ.get("GUITU_TRIAL") == "1"
DEBUG = False

GUITU_KEYS_FILE = locations.keys_file()
GUITU_KEYS = keys.of_this_process(GUITU_KEYS_FILE)
GUITU_ATTACHMENTS = locations.attachments()
GUITU_FONTS = (locations.home() / "fonts", locations.build() / "fonts")
"""Folders of fonts for papers: first the faces a bureau licensed, then ours."""

GUITU_CARRIER = os.environ.get("GUITU_CARRIER", "")
"""Which operator carries messages out of the house; none unless stated."""

SECRET_KEY = GUITU_KEYS.secret
ALLOWED_HOSTS = [host for host in os.environ.get("GUITU_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not host.startswith((".", "["))]

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "procrastinate.contrib.django",
    "guitu.apps.ledger",
    "guitu.apps.organs",
    "guitu.apps.people",
    "guitu.apps.cases",
    "guitu.apps.correspondence",
    "guitu.apps.funds",
    "guitu.apps.performance",
    "guitu.apps.dashboards",
    "guitu.web",
    "guitu.config",
]

MIDDLEWARE = [
    "guitu.config.proxy.see_through",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guitu.config.policy.restrict",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "guitu.config.urls"
WSGI_APPLICATION = "guitu.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES: dict[str, dict[str, Any]] = {"default": chosen(os.environ).django}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

PROCRASTINATE_IMPORT_PATHS = ["guitu.config.jobs"]

AUTH_USER_MODEL = "organs.Account"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        # GB/T 22239 asks for complexity and change; length is what resists guessing.
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign-in"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not TRIAL
CSRF_COOKIE_SECURE = not TRIAL
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

SECURE_PROXY_SSL_HEADER = None if TRIAL else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if TRIAL else 365 * 24 * 60 * 60
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH: list[str] = []

STATIC_URL = "/static/"
STATIC_ROOT = locations.build() / "collected"
STATICFILES_DIRS = [locations.build() / "static"] if (locations.build() / "static").is_dir() else []
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": GUITU_ATTACHMENTS, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = logs.configured(os.environ.get("GUITU_LOG_LEVEL", "INFO"))
