"""A person's photograph: checked, brought to the form's size, stripped of what a camera adds, and sealed."""

from __future__ import annotations

import io
from datetime import date

from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.sealing import opened, sealed
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Person, Portrait
from guitu.apps.people.services.handling import may_keep_person, noted

WIDTH, HEIGHT = 295, 413
"""The size that registration forms ask for."""
LARGEST = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
KINDS = ("JPEG", "PNG")


class Unfit(ValueError):
    """A picture that cannot serve as portrait; the message says why."""


@transaction.atomic
def set_portrait(*, viewer: Viewer, person: Person, content: bytes, taken: date) -> Portrait:
    """Keep a person's photograph, in place of an earlier one. Raises Unfit."""
    may_keep_person(viewer, person, "登记照片")
    kept, _ = Portrait.objects.update_or_create(
        person=person, defaults={"content": sealed(fitted(content)), "kind": "image/jpeg", "taken": taken}
    )
    noted(viewer, Verb.CHANGE, person, "portrait", kept.pk)
    return kept


@transaction.atomic
def open_portrait(*, viewer: Viewer, person: Person) -> bytes | None:
    """Return the photograph as JPEG, for recognising the person at reporting; each look is written down."""
    may_keep_person(viewer, person, "查看照片")
    portrait = Portrait.objects.filter(person=person).first()
    if portrait is None:
        return None
    noted(viewer, Verb.READ, person, "portrait", portrait.pk)
    return opened(bytes(portrait.content))


def fitted(content: bytes) -> bytes:
    """Return a picture as a JPEG of the form's size, upright, cut about its middle, without place and time."""
    if len(content) > LARGEST:
        raise Unfit(f"照片有{len(content) / 1024 / 1024:.1f}MB，不能超过{LARGEST // 1024 // 1024}MB")
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as picture:
            width, height = picture.size
            if width < WIDTH or height < HEIGHT:
                raise Unfit(f"照片[{width}×{height}]太小，至少应为{WIDTH}×{HEIGHT}像素")
            if width * height > MOST_PIXELS:
                raise Unfit(f"照片[{width}×{height}]太大，不能超过五千万像素")
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as unreadable:
        raise Unfit("照片的内容不是完整的JPG或者PNG图片") from unreadable
    written = io.BytesIO()
    ImageOps.fit(upright, (WIDTH, HEIGHT)).save(written, "JPEG", quality=90)
    return written.getvalue()
