"""资金: budgets and what arrived, vouchers on their way through the signatures, the sharing-out of a pool."""
