"""Long lists in parts: `limit` and `offset` in, one part out, with the address of the next."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Depends, Query, Request, Response

from sayso.web.asking import Limit

MOST_SKIPPED = 100_000
Row = TypeVar("Row")


class Part:
    """Which rows of a list are asked for.

    `upto`: how many must be had to know if more follow. `place`: what tells it from other parts.
    """

    def __init__(self, request: Request, response: Response, limit: int, offset: int) -> None:
        self._url, self._headers = request.url, response.headers
        self._limit, self._offset = limit, offset
        self.place = (offset, limit)
        self.upto = offset + limit + 1

    def of(self, rows: Sequence[Row]) -> list[Row]:
        """The rows of this part; `Link: <…>; rel="next"` where others follow (RFC 8288)."""
        end = self._offset + self._limit
        if len(rows) > end and end <= MOST_SKIPPED:
            query = self._url.include_query_params(offset=end, limit=self._limit).query
            self._headers["Link"] = f'<{self._url.path}?{query}>; rel="next"'
        return list(rows[self._offset : end])


def part(
    request: Request,
    response: Response,
    limit: Limit = 100,
    offset: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0,
) -> Part:
    return Part(request, response, limit, offset)


def short_part(
    request: Request,
    response: Response,
    limit: Limit = 20,
    offset: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0,
) -> Part:
    """For rows that are long themselves: a hundred claims are ten megabytes."""
    return Part(request, response, limit, offset)


Parted = Annotated[Part, Depends(part)]
ShortParted = Annotated[Part, Depends(short_part)]
