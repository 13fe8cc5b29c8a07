"""Addresses of 今日."""

from __future__ import annotations

from django.urls import path

from guitu.web.today import views

urlpatterns = [
    path("", views.today, name="today"),
    path("help/", views.guide, name="help"),
    path("today/errands/", views.errands, name="errands"),
    path("today/waiting/", views.waiting, name="waiting"),
    path("today/messages/", views.messages, name="messages"),
    path("today/messages/read/", views.read, name="messages-read"),
]
