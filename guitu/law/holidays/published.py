"""The years published so far, as one calendar. An administrator's corrections make another calendar."""

from __future__ import annotations

from guitu.law.holidays.y2019 import Y2019
from guitu.law.holidays.y2020 import Y2020
from guitu.law.holidays.y2021 import Y2021
from guitu.law.holidays.y2022 import Y2022
from guitu.law.holidays.y2023 import Y2023
from guitu.law.holidays.y2024 import Y2024
from guitu.law.holidays.y2025 import Y2025
from guitu.law.holidays.y2026 import Y2026
from guitu.law.workdays import Calendar

PUBLISHED = Calendar("2026", (Y2019, Y2020, Y2021, Y2022, Y2023, Y2024, Y2025, Y2026))
