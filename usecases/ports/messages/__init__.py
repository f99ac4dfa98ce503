"""Ports of messages: inbox, outbox, jobs, what a chat expects."""

from usecases.ports.messages.channels import ChannelRepository
from usecases.ports.messages.given_up import OutboxMessage, Retried
from usecases.ports.messages.repositories import (
    ChatQueries,
    ChatRepository,
    DeliveryRepository,
    InboxRepository,
    InstallationRepository,
    JobRepository,
)
from usecases.ports.messages.views import (
    ClaimedDelivery,
    ClaimedJob,
    Delivery,
    Expected,
    Fault,
    IncomingUpdate,
    Later,
    MessageLink,
    Never,
    Notifier,
    Outcome,
    Recipient,
    Sent,
    SentMessage,
    StoredUpdate,
)

__all__ = [
    "ChannelRepository",
    "ChatQueries",
    "ChatRepository",
    "ClaimedDelivery",
    "ClaimedJob",
    "Delivery",
    "DeliveryRepository",
    "Expected",
    "Fault",
    "InboxRepository",
    "IncomingUpdate",
    "InstallationRepository",
    "JobRepository",
    "Later",
    "MessageLink",
    "Never",
    "Notifier",
    "OutboxMessage",
    "Outcome",
    "Recipient",
    "Retried",
    "Sent",
    "SentMessage",
    "StoredUpdate",
]
