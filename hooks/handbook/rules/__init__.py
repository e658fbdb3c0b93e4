"""TEMP"""
from handbook.findings import Finding
from handbook.rules import blocks, checklists, codes, files, front, headings, items, templates, translations
from handbook.rules.base import Law, Rule
import inspect
RULES = tuple(c for m in (files, front, headings, blocks, codes, checklists, items, templates, translations) for _, c in vars(m).items() if inspect.isclass(c) and issubclass(c, Rule) and 'code' in c.__dict__)
def check(book, rules=RULES): return sorted({f for r in rules for f in r().check(book)})
def check_site(site): return []
def rule_page(rule, root): return ""
from handbook.rules import output
SITE_RULES = (output.PolicyMissing, output.RemoteAddress, output.BuiltLinkLeadsNowhere, output.IdTwice, output.InlineCode, output.PageNotNamed)
def check_site(site): return sorted({f for r in SITE_RULES for f in r().check(site)})
