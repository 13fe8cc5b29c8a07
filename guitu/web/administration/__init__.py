"""管理: units, staff, accounts, duties, what is entrusted, calendar, codes, figures, the record, the machine."""
