"""Which websites exist. A unit is one folder that builds alone; of the others it knows an index."""

from generator.units.kinds import (
    ComparisonUnit,
    Contents,
    EditionUnit,
    HistoryUnit,
    OrganisationUnit,
    PartOfYear,
    Portal,
    ReleaseUnit,
    Unit,
    UnitOfBody,
    place_of,
)
from generator.units.listing import know_each_other, list_units

__all__ = [
    "ComparisonUnit",
    "Contents",
    "EditionUnit",
    "HistoryUnit",
    "OrganisationUnit",
    "PartOfYear",
    "Portal",
    "ReleaseUnit",
    "Unit",
    "UnitOfBody",
    "know_each_other",
    "list_units",
    "place_of",
]
