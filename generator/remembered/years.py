"""Years: all that the volumes come to, planned in the order in which it takes the least time.

In: the site and its volumes. Out: their slices, those that stand in front of them, and the search.
"""

from collections.abc import Sequence
from itertools import chain

from generator.model import Volume
from generator.pages import Slice
from generator.producers import View
from generator.remembered.bench import Bench
from generator.remembered.fronts import plan_fronts
from generator.remembered.plans import begin_plans
from generator.remembered.search import begin_search
from generator.remembered.volumes import Ground


def plan_volumes(
    bench: Bench, ground: Ground, views: Sequence[View], volumes: Sequence[Volume]
) -> tuple[Slice, ...]:
    """The slices of all pages that show bulletins, and of what finds them.

    What another process can do is begun first; the fronts, which share what they show, are planned
    meanwhile.
    """
    site = views[0].site
    begun = (begin_search(bench, site, volumes), begin_plans(bench, ground, site, volumes))
    fronts = plan_fronts(bench, ground, views, volumes)
    return (*chain.from_iterable(slices() for slices in begun), *fronts)
