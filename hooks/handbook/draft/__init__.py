"""What somebody begins: a rule, a checklist. Nothing is overwritten."""
