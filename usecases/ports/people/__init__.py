"""Ports of people: repositories, questions and read models."""

from usecases.ports.people.files import LinkLine, PeopleFiles
from usecases.ports.people.queries import DirectoryQueries
from usecases.ports.people.repositories import (
    DirectoryRepository,
    InvitationRepository,
    PeopleRepository,
)
from usecases.ports.people.views import (
    Connections,
    GroupView,
    Identity,
    InvitationView,
    NewOrganization,
    NewPerson,
    NewPost,
    OrganizationView,
    PersonContact,
    PostView,
    UnconnectedPost,
)

__all__ = [
    "Connections",
    "DirectoryQueries",
    "DirectoryRepository",
    "GroupView",
    "Identity",
    "InvitationRepository",
    "InvitationView",
    "LinkLine",
    "NewOrganization",
    "NewPerson",
    "NewPost",
    "OrganizationView",
    "PeopleFiles",
    "PeopleRepository",
    "PersonContact",
    "PostView",
    "UnconnectedPost",
]
