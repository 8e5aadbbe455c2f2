"""Troubles: what the system refuses to do, as problems that a person can mend.

In: an OSError. Out: a Problem. Known here alone: what the system's error numbers mean to a person.
"""

import errno

from generator.errors import Problem, problem

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def trouble_of(error: OSError) -> Problem:
    """The problem that an OSError is for whoever builds the site."""
    place = f"{error.filename2 or error.filename or '.'}"
    words = error.strerror or f"{error}"
    if error.errno in _FULL:
        return problem("disk-full", place)
    if error.errno in _FORBIDDEN:
        return problem("disk-not-writable", place, words=words)
    return problem("disk-trouble", place, words=words)
