"""One study's data: its tables with their provenance, its facts, and its words."""

from components.study.bundle import Entry, Study, load_study
from components.study.facts import Fact
from components.study.folders import data_folder, study_ids
from components.study.problem import DataProblem, NotInStudy
from components.study.sources.provenance import Kind, Origin, Provenance

__all__ = [
    "DataProblem",
    "Entry",
    "Fact",
    "Kind",
    "NotInStudy",
    "Origin",
    "Provenance",
    "Study",
    "data_folder",
    "load_study",
    "study_ids",
]
