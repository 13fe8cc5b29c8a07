"""People under community corrections, their sentences and corrections."""
