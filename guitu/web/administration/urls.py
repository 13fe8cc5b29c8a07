"""Addresses of 管理."""

from __future__ import annotations

from django.urls import path

from guitu.web.administration import (
    accounts,
    calendar,
    codes,
    deputies,
    duties,
    entrustments,
    health,
    ledger,
    rules,
    sections,
    settings,
    staff,
    units,
)

urlpatterns = [
    path("administration/", sections.first, name="administration"),
    path("administration/units/", units.units, name="units"),
    path("administration/staff/", staff.staff, name="staff"),
    path("administration/accounts/", accounts.accounts, name="accounts"),
    path("administration/accounts/<int:account_id>/", accounts.account, name="account"),
    path("administration/duties/", duties.duties, name="duties"),
    path("administration/deputies/", deputies.deputies, name="deputies"),
    path("administration/entrustments/", entrustments.entrustments, name="entrustments"),
    path("administration/calendar/", calendar.this_year, name="calendar"),
    path("administration/calendar/<int:year>/", calendar.one_year, name="calendar-year"),
    path("administration/settings/", settings.settings, name="settings"),
    path("administration/codes/", codes.codes, name="codes"),
    path("administration/rules/", rules.rules, name="rules"),
    path("administration/ledger/", ledger.ledger, name="ledger"),
    path("administration/health/", health.health, name="health"),
]
