"""What WeChat refuses, as refusals of ours.

WeChatError 503                    it is down, answers garbage, or says something unexpected
├── LoginCodeInvalidError 401      the code of ``wx.login`` is unknown or older than 5 minutes
│   └── LoginCodeUsedError 401     the code was used before
├── LoginRefusedError 403          WeChat holds the person for a risk
├── PhoneCodeInvalidError 409      the code of the phone button is unknown, old or used
└── WeChatBusyError 429            asked too often within a second or a minute

Error numbers: Mini Program server API, "global return codes", and each call's own page.
"""

from app import errors


class WeChatError(errors.UnavailableError):
    """WeChat did not do what it was asked.

    ``errcode`` is WeChat's number, None when there was no readable answer; then ``reason`` is
    a word for the log. ``rid`` finds the call in WeChat's console for 7 days. WeChat's own
    text is not kept: it may repeat what was sent.
    """

    code = "wechat_unavailable"
    sentence = "微信服务暂时联系不上，请过一会儿再试"

    def __init__(self, errcode: int | None = None, *, reason: str = "", rid: str = "") -> None:
        super().__init__()
        self.errcode = errcode
        self.reason = reason
        self.rid = rid


class LoginCodeInvalidError(WeChatError):
    """40029: unknown, expired, or another app's."""

    status = errors.UnauthorizedError.status
    title = errors.UnauthorizedError.title
    code = "login_code_invalid"
    sentence = "微信登录已过期，请重新登录"
    retry_after_seconds = None


class LoginCodeUsedError(LoginCodeInvalidError):
    """40163: a code serves once."""

    code = "login_code_used"
    sentence = "这次登录已经用过了，请重新登录"


class LoginRefusedError(WeChatError):
    """40226: a person WeChat holds for high-risk."""

    status = errors.ForbiddenError.status
    title = errors.ForbiddenError.title
    code = "login_refused_by_wechat"
    sentence = "微信暂时不允许这个微信号登录，请在微信里查看帐号状态"
    retry_after_seconds = None


class PhoneCodeInvalidError(WeChatError):
    """40029, 40163, or 40013 (another app's code): the button has to be tapped again."""

    status = errors.ConflictError.status
    title = errors.ConflictError.title
    code = "phone_code_invalid"
    sentence = "手机号授权已过期，请再点一次“绑定手机号”"
    retry_after_seconds = None


class WeChatBusyError(WeChatError):
    """45011, 44990, 44991: too often for the moment."""

    status = errors.TooManyRequestsError.status
    title = errors.TooManyRequestsError.title
    code = "wechat_busy"
    sentence = "操作太频繁了，请一分钟后再试"
    retry_after_seconds = 60


LOGIN_PATH = "/sns/jscode2session"
PHONE_PATH = "/wxa/business/getuserphonenumber"

BUSY = frozenset({44990, 44991, 45011})
TOKEN_REFUSED = frozenset({40001, 40014, 42001})
CONFIGURATION = frozenset(
    {40013, 40125, 40164, 40243, 41001, 41002, 41004}
    | {48001, 48004, 50004, 50007, 89503, 89506, 89507}
)

_BY_CALL: dict[tuple[str, int], type[WeChatError]] = {
    (LOGIN_PATH, 40029): LoginCodeInvalidError,
    (LOGIN_PATH, 40163): LoginCodeUsedError,
    (LOGIN_PATH, 40226): LoginRefusedError,
    (PHONE_PATH, 40013): PhoneCodeInvalidError,
    (PHONE_PATH, 40029): PhoneCodeInvalidError,
    (PHONE_PATH, 40163): PhoneCodeInvalidError,
}


def error_of(path: str, errcode: int, rid: str = "") -> WeChatError:
    """Return the refusal for an error number that a call answered."""
    kind = WeChatBusyError if errcode in BUSY else _BY_CALL.get((path, errcode), WeChatError)
    return kind(errcode, rid=rid)
