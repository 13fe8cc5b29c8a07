"""Addresses of 资金."""

from __future__ import annotations

from django.urls import path

from guitu.web.money import allocations, projects, vouchers

urlpatterns = [
    path("money/", projects.money, name="money"),
    path("money/open/", projects.begin, name="money-open"),
    path("money/<int:project_id>/", projects.project, name="money-project"),
    path("money/<int:project_id>/grant/", projects.grant, name="money-grant"),
    path("money/<int:project_id>/arrive/", projects.arrive, name="money-arrive"),
    path("money/<int:project_id>/ask/", vouchers.request_money, name="voucher-ask"),
    path("money/vouchers/", vouchers.vouchers, name="vouchers"),
    path("money/vouchers/<int:voucher_id>/", vouchers.voucher, name="voucher"),
    path("money/vouchers/<int:voucher_id>/sign/", vouchers.put_signature, name="voucher-sign"),
    path("money/allocations/", allocations.allocations, name="allocations"),
    path("money/allocations/new/", allocations.new, name="allocation-new"),
    path("money/allocations/<int:run_id>/", allocations.allocation, name="allocation"),
]
