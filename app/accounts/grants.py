"""Roles: who holds which, giving and withdrawing them."""

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.models import Account, GrantCreate, GrantPublic, Role, RoleGrant
from app.audit.service import record_act
from app.errors import ConflictError, MalformedError, NotFoundError
from app.paging import Page, cut_page
from app.regions.models import Community, Department, Firm, Town


class GrantNotFoundError(NotFoundError):
    """No live grant of this region has that id."""

    code = "grant_not_found"
    sentence = "没有找到这项授权，可能已经收回"


class AccountUnknownError(NotFoundError):
    """Nobody has that account id."""

    code = "account_unknown"
    sentence = "没有找到这个人，请核对编号"


class SuccessorNeededError(ConflictError):
    """The last one who looks after something leaves; somebody must take over."""

    code = "successor_needed"
    sentence = "请先指定接手的人，未办完的事会一并移交"


class LastAdminError(ConflictError):
    """A region always keeps one admin."""

    code = "last_admin"
    sentence = "这是最后一位管理员，请先授权另一位"


class ScopeNeededError(MalformedError):
    """The role is over something; say over what."""

    code = "scope_needed"
    sentence = "请说明负责的对象"


class ScopeUnknownError(NotFoundError):
    """What the role would be over is not there, or is another region's."""

    code = "scope_unknown"
    sentence = "本地区没有这个负责对象，请核对编号"


class GrantChangedError(ConflictError):
    """It was withdrawn at the very moment in which it was given again."""

    code = "grant_changed"
    sentence = "这项授权刚刚有变动，请刷新后再试"


# Roles over one thing (a station, a community, ...); the others are over the whole region.
_SCOPED = set(Role) - {Role.REGION_ADMIN, Role.AUDITOR}

# Say whether a scope is there, in a region. Rooms above add theirs when they are imported; of
# compounds, which have none yet, any id is taken.
ScopeCheck = Callable[[AsyncSession, str, uuid.UUID], Awaitable[bool]]
scope_checks: dict[Role, ScopeCheck] = {}


def _belongs(to: type[Community | Town | Department | Firm]) -> ScopeCheck:
    async def is_there(session: AsyncSession, region_code: str, scope_id: uuid.UUID) -> bool:
        found = await session.get(to, scope_id)
        return found is not None and found.region_code == region_code

    return is_there


scope_checks[Role.COMMUNITY_STAFF] = _belongs(Community)
scope_checks[Role.TOWN_STAFF] = _belongs(Town)
scope_checks[Role.DEPARTMENT_STAFF] = _belongs(Department)
scope_checks[Role.FIRM_CONTACT] = _belongs(Firm)


@dataclass(frozen=True, slots=True)
class Staff:
    """A caller with the roles that let them in, read from the database at this request."""

    account_id: uuid.UUID
    region_code: str
    roles: tuple[tuple[Role, uuid.UUID | None], ...]

    def scope(self, role: Role) -> list[uuid.UUID]:
        """Return the ids of what the caller looks after in a role."""
        return [scope for held, scope in self.roles if held == role and scope]

    def has(self, role: Role) -> bool:
        """Say whether the caller holds a role in this region."""
        return any(held == role for held, _ in self.roles)


async def list_roles(
    session: AsyncSession, account_id: uuid.UUID, region_code: str
) -> list[tuple[Role, uuid.UUID | None]]:
    """Return the live roles of an account in a region with their scopes."""
    query = select(RoleGrant).where(
        RoleGrant.account_id == account_id,
        RoleGrant.region_code == region_code,
        col(RoleGrant.withdrawn_at).is_(None),
    )
    return [(Role(grant.role), grant.scope_id) for grant in await session.exec(query)]


async def list_own(session: AsyncSession, account_id: uuid.UUID) -> list[RoleGrant]:
    """Return all live grants of an account, by region and role."""
    query = (
        select(RoleGrant)
        .where(RoleGrant.account_id == account_id, col(RoleGrant.withdrawn_at).is_(None))
        .order_by(RoleGrant.region_code, RoleGrant.role)
    )
    return list(await session.exec(query))


async def list_grants(
    session: AsyncSession, region_code: str, cursor: uuid.UUID | None, limit: int
) -> Page[GrantPublic]:
    """Return the live grants of a region, oldest first."""
    query = (
        select(RoleGrant, Account.nickname)
        .join(Account, col(Account.id) == RoleGrant.account_id)
        .where(RoleGrant.region_code == region_code, col(RoleGrant.withdrawn_at).is_(None))
        .order_by(col(RoleGrant.id))
        .limit(limit + 1)
    )
    if cursor:
        query = query.where(col(RoleGrant.id) > cursor)
    found = [
        GrantPublic.model_validate(grant, update={"nickname": name})
        for grant, name in await session.exec(query)
    ]
    return cut_page(found, limit, lambda grant: (grant.id,))


async def give_role(
    session: AsyncSession, region_code: str, new: GrantCreate, *, by: uuid.UUID | None
) -> GrantPublic:
    """Give a role; one that is held already is returned as it is.

    Raises:
        AccountUnknownError: nobody has that id.
        ScopeNeededError: the role is over something that was not named.
        ScopeUnknownError: the region has no such thing.
        GrantChangedError: it was held, and is withdrawn just now.
    """
    # FOR KEY SHARE: whoever is erased at this moment gets no role any more.
    held_still = {"read": True, "key_share": True}
    account = await session.get(Account, new.account_id, with_for_update=held_still)
    if account is None or account.erased_at:
        raise AccountUnknownError
    scope_id = await _check_scope(session, region_code, new)
    grant = RoleGrant(
        account_id=account.id,
        region_code=region_code,
        role=new.role,
        scope_id=scope_id,
        granted_by=by,
    )
    given = await session.exec(
        insert(RoleGrant)
        .values(**grant.model_dump())
        .on_conflict_do_nothing()
        .returning(col(RoleGrant.id))
    )
    live = await _find_live(session, grant)
    if live is None:
        raise GrantChangedError
    if given.first() is not None:
        record_act(session, "give_role", account_id=by, region_code=region_code, target=live.id)
    return GrantPublic.model_validate(live, update={"nickname": account.nickname})


async def _find_live(session: AsyncSession, like: RoleGrant) -> RoleGrant | None:
    """Return the grant that is held of the same role over the same thing."""
    held = select(RoleGrant).where(
        RoleGrant.account_id == like.account_id,
        RoleGrant.region_code == like.region_code,
        RoleGrant.role == like.role,
        col(RoleGrant.scope_id).is_not_distinct_from(like.scope_id),
        col(RoleGrant.withdrawn_at).is_(None),
    )
    return (await session.exec(held)).first()


async def _check_scope(
    session: AsyncSession, region_code: str, new: GrantCreate
) -> uuid.UUID | None:
    if new.role not in _SCOPED:
        return None
    if new.scope_id is None:
        raise ScopeNeededError
    check = scope_checks.get(new.role)
    if check and not await check(session, region_code, new.scope_id):
        raise ScopeUnknownError
    return new.scope_id


async def withdraw_role(
    session: AsyncSession,
    region_code: str,
    grant_id: uuid.UUID,
    *,
    successor_id: uuid.UUID | None,
    by: uuid.UUID,
) -> None:
    """End a grant; what its holder looked after passes to the successor.

    Raises:
        GrantNotFoundError: no live grant of the region has that id.
        SuccessorNeededError: the last holder leaves and nobody takes over.
        LastAdminError: the region would be without an admin.
    """
    live = (
        select(RoleGrant)
        .where(RoleGrant.region_code == region_code, col(RoleGrant.withdrawn_at).is_(None))
        .order_by(col(RoleGrant.id))
        .with_for_update()
    )
    grants = list(await session.exec(live))
    grant = next((one for one in grants if one.id == grant_id), None)
    if grant is None:
        raise GrantNotFoundError
    others = [g for g in grants if (g.role, g.scope_id) == (grant.role, grant.scope_id)]
    if successor_id and successor_id != grant.account_id:
        new = GrantCreate(account_id=successor_id, role=Role(grant.role), scope_id=grant.scope_id)
        await give_role(session, region_code, new, by=by)
    elif len(others) == 1 and grant.role == Role.REGION_ADMIN:
        raise LastAdminError
    elif len(others) == 1 and grant.scope_id:
        raise SuccessorNeededError
    grant.withdrawn_at = clock.now()
    record_act(session, "withdraw_role", account_id=by, region_code=region_code, target=grant_id)
