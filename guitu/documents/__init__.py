"""Official papers: facts in, pages out.

A paper is composed from facts by the catalogue, and rendered to PDF or Word from one content model.
Numbering counters, sealing, serving and keeping belong to the shell.
"""
