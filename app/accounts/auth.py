"""Guards: who is asking, and what they may do in a region."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Path, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.accounts import grants
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.accounts.tokens import Caller, TokenInvalidError, Tokens
from app.db import RegionCode, SessionDep
from app.errors import ForbiddenError, UnauthorizedError

_bearer = HTTPBearer(auto_error=False, description="the token of `POST /v1/auth/wechat`")

# What a guarded operation may answer, for its `responses=`.
LOGIN_REFUSALS = (UnauthorizedError, TokenInvalidError)


class RoleNeededError(ForbiddenError):
    """The caller holds none of the roles that may do this here."""

    code = "role_needed"
    sentence = "您在这里没有这项权限，如有需要请联系县委社会工作部"


STAFF_REFUSALS = (*LOGIN_REFUSALS, RoleNeededError)


async def current_caller(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Caller:
    """Return who is asking.

    Raises:
        UnauthorizedError: no token.
        TokenInvalidError: a token that holds no longer.
    """
    if credentials is None:
        raise UnauthorizedError
    tokens: Tokens = request.app.state.tokens
    return await tokens.find_caller(credentials.credentials)


CurrentAccount = Annotated[Caller, Depends(current_caller)]


def staff_of(*roles: Role) -> Callable[..., Awaitable[Staff]]:
    """Return a guard that lets in whoever holds one of ``roles`` in the path's region."""

    async def find_staff(
        caller: CurrentAccount,
        session: SessionDep,
        region_code: Annotated[RegionCode, Path(examples=["141128"])],
    ) -> Staff:
        held = await grants.list_roles(session, caller.account_id, region_code)
        admitting = tuple((role, scope) for role, scope in held if role in roles)
        if not admitting:
            raise RoleNeededError
        return Staff(caller.account_id, region_code, admitting)

    return find_staff
