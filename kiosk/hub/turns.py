"""Carries what waits on the event loop to the database together: one hop, one commit for all."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import Generic, TypeVar

Work = TypeVar("Work")
Answer = TypeVar("Answer")
_Waiting = list[tuple[Work, asyncio.Future[Answer | Exception]]]

_MOST_WORKS = 100


class Turns(Generic[Work, Answer]):
    """Belongs to one event loop. What comes while others are written goes with the next turn.

    Args:
        write_all: does works that may be done again; returns what became of each, in their order,
            an exception where it failed by its own fault. What it raises is a bug of one of them:
            then each is done alone.
        threads: where that waits for the database.
    """

    def __init__(
        self,
        write_all: Callable[[Sequence[Work]], Sequence[Answer | Exception]],
        threads: Executor,
    ) -> None:
        self._write_all = write_all
        self._threads = threads
        self._waiting: _Waiting[Work, Answer] = []
        self._is_busy = False

    async def write(self, work: Work) -> Answer:
        """Return what `work` gave, once that is durable; raise what it raised."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Answer | Exception] = loop.create_future()
        self._waiting.append((work, done))
        if not self._is_busy:
            self._is_busy = True
            loop.call_soon(self._begin)  # whoever else comes in this turn of the loop goes along
        answer = await done
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _begin(self) -> None:
        waiting = [each for each in self._waiting if not each[1].done()]  # else nobody waits
        some, self._waiting = waiting[:_MOST_WORKS], waiting[_MOST_WORKS:]
        self._is_busy = bool(some)
        if some:
            self._send(some)

    def _send(self, some: _Waiting[Work, Answer]) -> None:
        works = [work for work, _ in some]
        turn = asyncio.get_running_loop().run_in_executor(self._threads, self._write_all, works)
        turn.add_done_callback(lambda turn: self._end(some, turn))

    def _end(
        self, some: _Waiting[Work, Answer], turn: asyncio.Future[Sequence[Answer | Exception]]
    ) -> None:
        error = turn.exception()
        if isinstance(error, Exception) and len(some) > 1:
            for one in some:
                self._send([one])
            return
        answers = [error] if isinstance(error, Exception) else turn.result()
        for (_, done), answer in zip(some, answers, strict=True):
            if not done.done():  # else its request is over: the hub is ending
                done.set_result(answer)
        self._begin()
