"""Addresses of 对象."""

from __future__ import annotations

from django.urls import path

from guitu.web.people import file, filters, register, registering, sentencing

urlpatterns = [
    path("people/", register.serving, name="people"),
    path("people/minors/", register.minors, name="people-minors"),
    path("people/ended/", register.ended, name="people-ended"),
    path("people/new/", registering.new, name="new-person"),
    path("people/new/<int:person_id>/sentence/", sentencing.new, name="new-sentence"),
    path("people/filters/", filters.keep, name="keep-filter"),
    path("people/filters/<int:filter_id>/forget/", filters.forget, name="forget-filter"),
    path("people/<int:correction_id>/", file.opened, name="person"),
    path("people/<int:correction_id>/number/", file.number, name="person-number"),
    path("people/<int:correction_id>/portrait.jpg", file.portrait, name="person-portrait"),
    path("people/<int:correction_id>/<slug:tab>/", file.opened, name="person-tab"),
]
