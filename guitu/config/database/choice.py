"""Which database this process uses, and as whom: read from the environment, without connecting."""

from __future__ import annotations

from collections.abc import Mapping

from guitu.config import locations
from guitu.config.database.address import Address, BadAddress, parse
from guitu.config.database.cluster import Cluster
from guitu.config.database.roles import OWNER, WEB

ROLE = "GUITU_DATABASE_ROLE"
ROLES = {"web": WEB, "owner": OWNER}


def embedded() -> Cluster:
    """Return the embedded server of this installation."""
    return Cluster(locations.cluster_home())


def chosen(environment: Mapping[str, str]) -> Address:
    """Return DATABASE_URL (as owner: GUITU_DATABASE_OWNER_URL, if stated), else the embedded server's database."""
    role = environment.get(ROLE, "web")
    if role not in ROLES:
        raise BadAddress(f"{ROLE} [{role}] is unknown; expected one of {sorted(ROLES)}")
    stated = environment.get("DATABASE_URL")
    if not stated:
        return embedded().address(ROLES[role])
    owner = environment.get("GUITU_DATABASE_OWNER_URL")
    return parse(owner if role == "owner" and owner else stated)
