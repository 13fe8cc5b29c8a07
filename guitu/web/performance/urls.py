"""Addresses of 绩效."""

from __future__ import annotations

from django.urls import path

from guitu.web.performance import behind, cards, marking, reports

urlpatterns = [
    path("performance/", cards.performance, name="performance"),
    path("performance/open/", cards.begin, name="evaluation-open"),
    path("performance/<int:evaluation_id>/", cards.card, name="evaluation"),
    path("performance/<int:evaluation_id>/attest/<slug:key>/", marking.attest_subject, name="evaluation-attest"),
    path("performance/<int:evaluation_id>/review/<slug:key>/", marking.review, name="evaluation-review"),
    path("performance/<int:evaluation_id>/printed/", cards.printed, name="evaluation-printed"),
    path("performance/<int:evaluation_id>/figures/<slug:key>/", behind.rows, name="evaluation-figure"),
    path("performance/<int:evaluation_id>/statement/", reports.statement, name="evaluation-statement"),
    path("performance/<int:evaluation_id>/report/", reports.preview, name="evaluation-report"),
    path("performance/<int:evaluation_id>/report.<slug:form>", reports.draft, name="evaluation-draft"),
    path("performance/<int:evaluation_id>/issue/", reports.issue, name="evaluation-issue"),
    path("performance/reports/<int:report_id>.<slug:form>", reports.kept, name="report-file"),
    path("performance/evidence/<int:evidence_id>/", behind.evidence, name="evidence-file"),
]
