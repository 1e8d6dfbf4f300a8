"""A fault seeded into the product: other classes, or other things in their modules' places."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from simulation.machines import Kinds

Patch = tuple[object, str, object]


@dataclass(frozen=True)
class Mutant:
    """One seeded fault. Made while all modules are as they should be."""

    name: str
    kinds: Kinds = field(default_factory=Kinds)
    patches: tuple[Patch, ...] = ()
    _whole: tuple[Patch, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        whole = tuple((where, name, getattr(where, name)) for where, name, _ in self.patches)
        object.__setattr__(self, "_whole", whole)

    @contextmanager
    def at_work(self) -> Iterator[Kinds]:
        with _in_place(self.patches):
            yield self.kinds

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Inside `at_work`: the product as it is."""
        with _in_place(self._whole):
            yield


@contextmanager
def _in_place(patches: Iterable[Patch]) -> Iterator[None]:
    before = [(where, name, getattr(where, name)) for where, name, _ in patches]
    for where, name, thing in patches:
        setattr(where, name, thing)
    try:
        yield
    finally:
        for where, name, thing in before:
            setattr(where, name, thing)
