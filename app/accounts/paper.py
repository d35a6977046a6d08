"""Accounts of people without WeChat: nobody can log in to them.

Who binds the phone number later, in WeChat, takes over what lies with such an account.
"""

import uuid
from typing import Protocol

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service
from app.accounts.models import Account
from app.crypto import Cipher
from app.db import new_id

PREFIX = "paper:"


class HasOpenid(Protocol):
    """An account, or what was read of one."""

    openid: str


def is_paper(account: HasOpenid) -> bool:
    """Say whether nobody can log in to an account."""
    return account.openid.startswith(PREFIX)


def new_openid() -> str:
    """Return what stands in place of an openid where there is none."""
    return f"{PREFIX}{uuid.uuid4()}"


async def get_or_create(session: AsyncSession, phone: str | None, cipher: Cipher) -> Account:
    """Return the account that has a number, locked, or a new one that waits for its owner."""
    if phone is not None:
        index = cipher.blind_index(phone)
        await service.lock_number(session, index)
        found = select(Account).where(Account.phone_index == index)
        held = found.with_for_update(key_share=True).execution_options(populate_existing=True)
        account = (await session.exec(held)).first()
        if account is not None:
            return account
    account = Account(id=new_id(), openid=new_openid())
    if phone is not None:
        account.phone_encrypted = cipher.encrypt(phone, service.phone_bound_to(account.id))
        account.phone_index = cipher.blind_index(phone)
    session.add(account)
    await session.flush()
    return account
