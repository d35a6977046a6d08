"""Assembles the application."""

from importlib.metadata import version

from fastapi import FastAPI

from app import health, pages
from app.accounts import audit_routes as audit
from app.accounts import jobs as account_jobs
from app.accounts import routes as accounts
from app.accounts import staff_routes as grants
from app.activities import (
    approval_routes,
    attendance_jobs,
    attendance_routes,
    review_routes,
    seat_jobs,
    signup_routes,
)
from app.activities import jobs as activity_jobs
from app.activities import own_routes as own_activities
from app.activities import routes as activities
from app.activities import staff_routes as activity_desk
from app.audit import jobs as audit_jobs
from app.bodies import BodyLimitMiddleware
from app.feedback import routes as feedback
from app.hours import page_routes as certificate_page
from app.hours import routes as hours
from app.hours import staff_routes as hours_desk
from app.lifespan import lifespan
from app.loopback import LocalOnlyMiddleware
from app.media import cleaning as media_jobs
from app.media import routes as media
from app.messages import jobs as message_jobs
from app.messages import routes as messages
from app.openapi import make_openapi
from app.problems import add_error_handlers
from app.regions import routes as regions
from app.requests import RequestMiddleware
from app.settings import Settings, get_settings
from app.stations import jobs as station_jobs
from app.stations import own_routes, staff_routes, work_routes
from app.stations import routes as stations
from app.stations.vocabulary import Codes
from app.volunteers import organisation_routes as organisations
from app.volunteers import owners as volunteer_owners
from app.volunteers import routes as volunteers
from app.volunteers import staff_routes as volunteer_desk
from app.wechat import routes as wechat

# Imported for the jobs that they register, and for what they add to own data.
JOBS = (
    account_jobs,
    activity_jobs,
    attendance_jobs,
    audit_jobs,
    seat_jobs,
    media_jobs,
    message_jobs,
    station_jobs,
    volunteer_owners,
)

ROUTERS = (
    stations.router,
    stations.vocabulary_router,
    accounts.auth_router,
    accounts.router,
    own_routes.router,
    media.me_router,
    media.router,
    messages.router,
    feedback.router,
    hours.router,
    hours.public_router,
    hours_desk.router,
    certificate_page.router,
    signup_routes.router,
    approval_routes.router,
    attendance_routes.router,
    attendance_routes.me_router,
    review_routes.router,
    activity_desk.router,
    activity_desk.desk_router,
    activity_desk.shift_router,
    activities.router,
    own_activities.router,
    regions.router,
    volunteers.router,
    volunteers.words_router,
    organisations.router,
    organisations.me_router,
    organisations.staff_router,
    organisations.desk_router,
    volunteer_desk.router,
    volunteer_desk.desk_router,
    staff_routes.router,
    work_routes.router,
    feedback.staff_router,
    grants.router,
    audit.router,
    wechat.router,
    health.router,
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application for some settings; by default those of the environment."""
    settings = settings or get_settings()
    app = FastAPI(
        title="Nuanxin 暖新",
        version=version("nuanxin"),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.codes = Codes()
    # First, and without the layer that an included router is.
    hot_routers = (stations.hot_router, signup_routes.hot_router, attendance_routes.hot_router)
    for hot in hot_routers:
        app.router.routes.extend(hot.routes)
    for router in ROUTERS:
        app.include_router(router)
    pages.mount_pages(app, settings)
    add_error_handlers(app)
    app.openapi = lambda: make_openapi(app)  # type: ignore[method-assign]  # FastAPI's own way
    # The last added is the outermost.
    app.add_middleware(BodyLimitMiddleware)
    if settings.is_demo:
        app.add_middleware(LocalOnlyMiddleware)
    app.add_middleware(RequestMiddleware, log_format=settings.log_format)
    return app
