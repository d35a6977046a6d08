"""Logging in and one's own account."""

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.datastructures import State

from app.accounts import logins, own_data, service
from app.accounts.auth import LOGIN_REFUSALS, CurrentAccount
from app.accounts.checks import ContentRefusedError, check_words
from app.accounts.models import (
    Account,
    ConsentGiven,
    Devices,
    LoginResult,
    Me,
    MeUpdate,
    PhoneBinding,
    WeChatLogin,
)
from app.accounts.tokens import Caller
from app.db import SessionDep, SessionMaker
from app.errors import TooManyRequestsError, problems
from app.limits import limit_by_address, spend_account
from app.wechat import errors as wechat_errors
from app.wechat.deps import WeChatDep

auth_router = APIRouter(prefix="/v1/auth", tags=["login"])
router = APIRouter(prefix="/v1/me", tags=["me"], responses=problems(*LOGIN_REFUSALS))

WECHAT_REFUSALS = (
    wechat_errors.LoginCodeInvalidError,
    wechat_errors.LoginCodeUsedError,
    wechat_errors.LoginRefusedError,
    wechat_errors.WeChatBusyError,
    wechat_errors.WeChatError,
)
Document = Annotated[str, Path(pattern=r"^[a-z_]{1,40}$", examples=["privacy"])]


async def _sessionmaker(request: Request) -> SessionMaker:
    found: SessionMaker = request.app.state.sessionmaker
    return found


SessionMakerDep = Annotated[SessionMaker, Depends(_sessionmaker)]


async def describe(session: AsyncSession, account: Account, state: State) -> Me:
    """Return one's own account as its owner sees it."""
    return await service.describe_me(session, account, state.cipher, state.url_signer)


@auth_router.post(
    "/wechat",
    operation_id="log_in_with_wechat",
    responses=problems(*WECHAT_REFUSALS, TooManyRequestsError),
    # A phone logs in once in days; a community behind one address may be many people.
    dependencies=[Depends(limit_by_address("log_in", times=60, seconds=60))],
)
async def log_in_with_wechat(
    request: Request, login: WeChatLogin, wechat: WeChatDep, sessionmaker: SessionMakerDep
) -> LoginResult:
    """Trade a code of ``wx.login`` for a bearer token; the first time makes the account."""
    person = await wechat.jscode2session(login.code)
    state = request.app.state
    async with sessionmaker.begin() as session:  # opened only now: WeChat has answered
        account, token, opened = await logins.log_in(
            session, person.openid, person.unionid, device=login.device, hasher=state.token_hasher
        )
        me = await describe(session, account, state)
    return LoginResult(token=token, expires_at=opened.expires_at, account=me)


@auth_router.post(
    "/logout", operation_id="log_out", status_code=204, responses=problems(*LOGIN_REFUSALS)
)
async def log_out(caller: CurrentAccount, session: SessionDep) -> None:
    """End the session of the token that is sent."""
    await logins.end_session(session, caller.account_id, caller.session_id)


async def _describe(request: Request, session: AsyncSession, caller: Caller) -> Me:
    account = await service.get_account(session, caller.account_id)
    return await describe(session, account, request.app.state)


@router.get("", operation_id="read_me")
async def read_me(request: Request, caller: CurrentAccount, session: SessionDep) -> Me:
    """Return one's own account."""
    return await _describe(request, session, caller)


@router.put(
    "",
    operation_id="update_me",
    responses=problems(
        service.OccupationUnknownError, service.FirmUnknownError, ContentRefusedError
    ),
)
async def update_me(
    request: Request, caller: CurrentAccount, session: SessionDep, change: MeUpdate
) -> Me:
    """Set nickname, occupation and firm."""
    await check_words(request, caller.account_id, change.nickname)
    account = await service.get_account(session, caller.account_id, for_update=True)
    await service.update_profile(session, account, change)
    return await describe(session, account, request.app.state)


@router.post(
    "/phone",
    operation_id="bind_my_phone",
    responses=problems(
        wechat_errors.PhoneCodeInvalidError,
        wechat_errors.WeChatBusyError,
        wechat_errors.WeChatError,
        TooManyRequestsError,
    ),
)
async def bind_my_phone(
    request: Request,
    caller: CurrentAccount,
    binding: PhoneBinding,
    wechat: WeChatDep,
    sessionmaker: SessionMakerDep,
) -> Me:
    """Bind the number that the phone button's code stands for."""
    await spend_account(request, "bind_phone", caller.account_id, times=10, seconds=3600)
    phone = await wechat.getuserphonenumber(binding.code)
    number = phone.number if phone.country_code == "86" else f"+{phone.country_code}{phone.number}"
    async with sessionmaker.begin() as session:
        account = await service.bind_phone(
            session, caller.account_id, number, request.app.state.cipher
        )
        await session.flush()
        return await describe(session, account, request.app.state)


@router.put(
    "/consents/{document}",
    operation_id="give_consent",
    responses=problems(service.DocumentUnknownError, service.ConsentOutdatedError),
)
async def give_consent(
    request: Request,
    caller: CurrentAccount,
    session: SessionDep,
    document: Document,
    given: ConsentGiven,
) -> Me:
    """Consent to the named version of a document."""
    current = request.app.state.settings.privacy_version
    await service.give_consent(session, caller.account_id, document, given.version, current=current)
    return await _describe(request, session, caller)


@router.delete(
    "/consents/{document}",
    operation_id="withdraw_consent",
    responses=problems(service.DocumentUnknownError),
)
async def withdraw_consent(
    request: Request, caller: CurrentAccount, session: SessionDep, document: Document
) -> Me:
    """Withdraw consent to a document."""
    await service.withdraw_consent(session, caller.account_id, document)
    return await _describe(request, session, caller)


@router.get("/devices", operation_id="list_my_devices")
async def list_my_devices(caller: CurrentAccount, session: SessionDep) -> Devices:
    """Return the devices that are logged in."""
    found = await logins.list_devices(session, caller.account_id, caller.session_id)
    return Devices(items=found)


@router.delete(
    "/devices/{device_id}",
    operation_id="revoke_my_device",
    status_code=204,
    responses=problems(logins.DeviceNotFoundError),
)
async def revoke_my_device(
    caller: CurrentAccount, session: SessionDep, device_id: uuid.UUID
) -> None:
    """Log one of one's devices out."""
    await logins.end_session(session, caller.account_id, device_id)


@router.get(
    "/export",
    operation_id="export_me",
    responses=problems(TooManyRequestsError),
)
async def export_me(
    request: Request, caller: CurrentAccount, session: SessionDep
) -> dict[str, Any]:
    """Return all that the service holds about the caller, table by table."""
    await spend_account(request, "export", caller.account_id, times=10, seconds=3600)
    account = await service.get_account(session, caller.account_id)
    return await own_data.export_everything(session, account, request.app.state.cipher)


@router.post("/close", operation_id="close_my_account")
async def close_my_account(request: Request, caller: CurrentAccount, session: SessionDep) -> Me:
    """Have the account erased after seven days."""
    account = await service.get_account(session, caller.account_id, for_update=True)
    await service.ask_to_close(session, account)
    return await describe(session, account, request.app.state)


@router.post("/reopen", operation_id="reopen_my_account")
async def reopen_my_account(request: Request, caller: CurrentAccount, session: SessionDep) -> Me:
    """Change one's mind within the seven days."""
    account = await service.get_account(session, caller.account_id, for_update=True)
    await service.reopen(session, account)
    return await describe(session, account, request.app.state)
