"""绩效: evaluations, their cards with the evidence behind every mark, published cards beside, reports."""
