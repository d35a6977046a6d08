# The service alone: in production the database is another container (deploy/compose.yaml).
FROM python:3.13-slim AS build
RUN python -m venv /opt/nuanxin
ENV PATH=/opt/nuanxin/bin:$PATH
WORKDIR /srv
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --no-deps -r requirements.txt
COPY pyproject.toml README.md alembic.ini ./
COPY alembic alembic
COPY app app
COPY miniprogram_stub/preview miniprogram_stub/preview
# Editable: migrations and the preview are found beside the code.
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e . && python -m compileall -q app

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data nuanxin \
 && install -d -o nuanxin -g nuanxin -m 0750 /data
COPY --from=build /opt/nuanxin /opt/nuanxin
COPY --from=build /srv /srv
ENV PATH=/opt/nuanxin/bin:$PATH NUANXIN_DATA_DIR=/data NUANXIN_HOST=0.0.0.0
WORKDIR /srv
USER nuanxin
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["python", "-c", \
  "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
STOPSIGNAL SIGTERM
CMD ["nuanxin", "serve"]
