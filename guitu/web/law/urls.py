"""Addresses of 依据."""

from __future__ import annotations

from django.urls import path

from guitu.web.law import views

urlpatterns = [
    path("handbook/", views.handbooks, name="handbook"),
    path("handbook/<slug:key>/", views.handbook_page, name="handbook-page"),
    path("law/<slug:name>/", views.instrument_page, name="instrument"),
    path("law/<slug:name>/<int:number>/", views.article_page, name="article"),
]
