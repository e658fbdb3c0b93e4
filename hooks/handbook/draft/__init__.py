"""What somebody begins: a rule, a checklist, a page. Nothing is overwritten."""
