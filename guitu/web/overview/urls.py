"""Addresses of 概览."""

from __future__ import annotations

from django.urls import path

from guitu.web.overview import figure, views

urlpatterns = [
    path("overview/", views.overview, name="overview"),
    path("overview/course/", views.course, name="overview-course"),
    path("overview/figures/<slug:key>/", figure.rows_behind, name="figure"),
    path("overview/comparison.xlsx", views.comparison, name="comparison"),
]
