"""Ports of imports: a document on its way, and the roadmap that publishing writes."""

from usecases.ports.imports.documents import (
    MESSAGE,
    Amendable,
    ImportHead,
    ImportQueries,
    ImportRecord,
    ImportRepository,
    Progress,
)
from usecases.ports.imports.publication import (
    ActivityChange,
    DutyCounts,
    NewDuty,
    OccurrenceChange,
    OrderFacts,
    RoadmapFacts,
    RoadmapRepository,
    StandingActivity,
    StandingDuty,
    StandingOccurrence,
    StandingOwing,
)

__all__ = [
    "MESSAGE",
    "ActivityChange",
    "Amendable",
    "DutyCounts",
    "ImportHead",
    "ImportQueries",
    "ImportRecord",
    "ImportRepository",
    "NewDuty",
    "OccurrenceChange",
    "OrderFacts",
    "Progress",
    "RoadmapFacts",
    "RoadmapRepository",
    "StandingActivity",
    "StandingDuty",
    "StandingOccurrence",
    "StandingOwing",
]
