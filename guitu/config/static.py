"""Static files under names that carry a digest of what is in them, so that a browser may keep them for ever."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Collected(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise states no types
    """Files as `guitu collect` laid them out; before that, under their plain names."""

    # A page drawn in a test or before the first collection names the plain file instead of failing.
    manifest_strict = False
