"""Addresses of 办理 and 案卷."""

from __future__ import annotations

from django.urls import path

from guitu.web.handling import acting, cases, papers, starting

urlpatterns = [
    path("handling/", starting.procedures, name="handling"),
    path("handling/<slug:key>/", starting.person, name="handling-person"),
    path("handling/<slug:key>/<int:correction_id>/", starting.start, name="start"),
    path("handling/<slug:key>/<int:correction_id>/preview/", starting.preview, name="start-preview"),
    path("handling/<slug:key>/person/<int:person_id>/", starting.start_person, name="start-person"),
    path("handling/<slug:key>/person/<int:person_id>/preview/", starting.preview_person, name="start-person-preview"),
    path("cases/", cases.cases, name="cases"),
    path("cases/<int:case_id>/", cases.case, name="case"),
    path("cases/<int:case_id>/deadline/", cases.deadline, name="case-deadline"),
    path("cases/<int:case_id>/take/", acting.take, name="take"),
    path("cases/<int:case_id>/annul/<int:number>/", acting.take_back, name="annul"),
    path("cases/<int:case_id>/proofs/", acting.add_proof, name="add-proof"),
    path("proofs/<int:attachment_id>/", acting.proof, name="proof"),
    path("errands/<int:errand_id>/deadline/", cases.errand_deadline, name="errand-deadline"),
    path("errands/<int:errand_id>/draft.pdf", papers.draft, name="draft"),
    path("errands/<int:errand_id>/issue/", papers.issue_paper, name="issue"),
    path("errands/<int:errand_id>/send/", papers.send_notice, name="send"),
    path("dispatches/<int:dispatch_id>/receipt/", papers.receipt, name="receipt"),
    path("papers/", papers.papers, name="papers"),
    path("papers/<int:paper_id>/paper.pdf", papers.pdf, name="paper-pdf"),
    path("papers/<int:paper_id>/paper.docx", papers.docx, name="paper-docx"),
    path("papers/<int:paper_id>/serve/", papers.serve_paper, name="serve"),
    path("papers/<int:paper_id>/void/", papers.void_paper, name="void"),
    path("services/<int:service_id>/signed/", papers.sign_for, name="sign-for"),
]
