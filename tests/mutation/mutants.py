"""A module in, its mutants out: small changes that a test must notice.

Left out is what no test can notice: docstrings, type annotations, imports, `__slots__` and other
arguments of decorators.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """One change of one place of a module."""

    path: str
    line: int
    column: int
    kind: str
    old: str
    new: str
    start: int
    """Byte offsets in the module of what is replaced."""
    end: int

    def __str__(self) -> str:
        old, new = (" ".join(text.split())[:60] for text in (self.old, self.new))
        return f"{self.path}:{self.line}: {self.kind}: {old} → {new}"

    def applied(self, source: bytes) -> bytes:
        """Return the module with this one change."""
        return source[: self.start] + self.new.encode() + source[self.end :]


def mutants(path: str, source: bytes) -> list[Mutant]:
    """Return every mutant of a module, in the order of their places."""
    tree = ast.parse(source)
    found = {mutant for mutant in _Finder(path, source).walk(tree) if _parses(mutant, source)}
    return sorted(found)


class _Finder:
    def __init__(self, path: str, source: bytes) -> None:
        self.path = path
        self.source = source
        self.lines = [0]
        for line in source.split(b"\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)

    def walk(self, node: ast.AST) -> Iterator[Mutant]:
        """Yield the mutants of a node and of all below it that a test could notice."""
        yield from self._of(node)
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list"):
                continue
            children = value if isinstance(value, list) else [value]
            for child in children:
                if isinstance(child, ast.AST) and not _unseen(child):
                    yield from self.walk(child)

    def _of(self, node: ast.AST) -> Iterator[Mutant]:
        if isinstance(node, ast.expr):
            yield from self._expression(node)
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield self._change(test, "filter", "True")
        elif isinstance(node, (ast.If, ast.While)):
            yield self._change(node.test, "condition", f"not ({self._text(node.test)})")
        elif isinstance(node, (ast.Continue, ast.Break)):
            new = "break" if isinstance(node, ast.Continue) else "continue"
            yield self._change(node, "jump", new)
        elif isinstance(node, ast.Return) and node.value is not None:
            yield self._change(node.value, "answer", "None")
        elif isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.YieldFrom)):
            yield self._change(node, "statement", "pass")

    def _expression(self, node: ast.expr) -> Iterator[Mutant]:
        if isinstance(node, ast.Compare):
            yield from self._comparison(node)
        elif isinstance(node, ast.BoolOp):
            yield from self._boolean(node)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield self._change(node, "condition", self._text(node.operand))
        elif isinstance(node, ast.BinOp) and type(node.op) in _SWAPS:
            yield from self._between(node.left, node.right, *_SWAPS[type(node.op)])
        elif isinstance(node, ast.Constant):
            yield from self._constant(node)
        elif isinstance(node, ast.IfExp):
            yield self._change(node.test, "condition", f"not ({self._text(node.test)})")

    def _comparison(self, node: ast.Compare) -> Iterator[Mutant]:
        sides = [node.left, *node.comparators]
        for left, right, operator in zip(sides, sides[1:], node.ops, strict=False):
            yield from self._between(left, right, *_COMPARISONS[type(operator)])

    def _boolean(self, node: ast.BoolOp) -> Iterator[Mutant]:
        words = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from self._between(left, right, *words)

    def _between(self, left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[Mutant]:
        """Yield the change of the operator that stands between two expressions."""
        start, end = self._span(left)[1], self._span(right)[0]
        gap = self.source[start:end].decode()
        if gap.count(old) == 1:
            at = start + len(gap[: gap.index(old)].encode())
            yield self._mutant(left, "operator", old, new, (at, at + len(old)))

    def _constant(self, node: ast.Constant) -> Iterator[Mutant]:
        value = node.value
        if isinstance(value, bool):
            yield self._change(node, "truth", str(not value))
        elif isinstance(value, int):
            yield self._change(node, "number", str(value + 1))
        elif isinstance(value, str) and self._text(node).endswith(("'", '"')):
            yield self._change(node, "text", '"XX"' if value else '"mutant"')

    def _change(self, node: ast.expr | ast.stmt, kind: str, new: str) -> Mutant:
        return self._mutant(node, kind, self._text(node), new, self._span(node))

    def _mutant(
        self, node: ast.expr | ast.stmt, kind: str, old: str, new: str, span: tuple[int, int]
    ) -> Mutant:
        return Mutant(self.path, node.lineno, node.col_offset, kind, old, new, *span)

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        first, last = node.lineno, node.end_lineno or node.lineno
        return (
            self.lines[first - 1] + node.col_offset,
            self.lines[last - 1] + (node.end_col_offset or 0),
        )

    def _text(self, node: ast.expr | ast.stmt) -> str:
        start, end = self._span(node)
        return self.source[start:end].decode()


def _unseen(child: ast.AST) -> bool:
    """Return whether no test could notice a change of `child`."""
    if isinstance(child, (ast.Import, ast.ImportFrom, ast.JoinedStr)):
        return True  # the parts of an f-string have no places of their own before Python 3.12
    if isinstance(child, ast.Expr):
        return isinstance(child.value, ast.Constant)  # a docstring, or the text below an attribute
    return isinstance(child, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "__all__" for target in child.targets
    )


def _parses(mutant: Mutant, source: bytes) -> bool:
    changed = mutant.applied(source)
    if changed == source:
        return False
    try:
        compile(changed, mutant.path, "exec")
    except (SyntaxError, ValueError):
        return False
    return True


_COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
_SWAPS: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "+"),
    ast.BitOr: ("|", "&"),
    ast.BitAnd: ("&", "|"),
}
