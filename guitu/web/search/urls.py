"""The address of 检索."""

from __future__ import annotations

from django.urls import path

from guitu.web.search import views

urlpatterns = [path("search/", views.search, name="search")]
