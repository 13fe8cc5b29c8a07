"""Addresses of the entrance."""

from __future__ import annotations

from django.urls import path

from guitu.web.entrance import views

urlpatterns = [
    path("login/", views.sign_in, name="sign-in"),
    path("login/code/", views.code, name="code"),
    path("logout/", views.sign_out, name="sign-out"),
    path("account/password/", views.password, name="password"),
    path("account/second-factor/", views.second_factor, name="second-factor"),
    path("progress/", views.loading, name="progress"),
]
