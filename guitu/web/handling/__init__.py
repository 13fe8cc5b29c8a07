"""办理: beginning a procedure, taking its steps, its papers and proofs."""
