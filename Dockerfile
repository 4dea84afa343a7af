# Build: docker build -t cakrawala .   Run: compose.yaml, docs/container.md
FROM python:3.13-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1 DEBIAN_FRONTEND=noninteractive
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-client-17
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . /app
WORKDIR /app
ENV STATIC_ROOT=/app/collected/static
# Static files are part of the image; the key is a throwaway, nothing signed with it leaves this step.
RUN SECRET_KEY=build VAR_DIR=/tmp/var /venv/bin/python manage.py collectstatic --noinput --verbosity 0
# What nobody loads: installers, languages that the site does not speak, maps, sources beside what was made of them.
RUN /venv/bin/pip uninstall -q -y pip \
 && cd /venv/lib/python3*/site-packages \
 && find . -path '*/locale/*' -type d -regex '.*/locale/[^/]+' ! -regex '.*/locale/\(id\|en\)' -prune -exec rm -r {} + \
 && find . -path '*/conf/locale/*' -prune -o -name '*.po' -exec rm {} + \
 && rm -r django/contrib/gis ckeditor/static lxml/includes \
 && find . -type d -name tests -prune -exec rm -r {} + \
 && find . \( -name '*.pyi' -o -name '*.pyx' -o -name '*.pxi' -o -name '*.pxd' -o -name '*.c' -o -name '*.h' \) -exec rm {} + \
 && /venv/bin/python -m compileall -q --invalidation-mode unchecked-hash . /app \
 && chmod -R a+rX /app

FROM python:3.13-slim-trixie
# For `manage.py backup`: the two programs alone, since their package brings Perl along.
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libpq5 \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt /var/log/dpkg.log
COPY --from=build /usr/lib/postgresql/17/bin/pg_dump /usr/lib/postgresql/17/bin/pg_restore /usr/local/bin/
RUN useradd --uid 10001 --home-dir /app --no-create-home --shell /usr/sbin/nologin cakrawala \
 && install -d -o cakrawala -m 0700 /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
USER cakrawala
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8000
# All that the site writes lies in the volume; the rest of the root may be read-only, with a tmpfs at /tmp.
ENV VAR_DIR=/data STATIC_ROOT=/app/collected/static
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "tools/healthcheck.py"]
CMD ["gunicorn", "cakrawala.wsgi"]
