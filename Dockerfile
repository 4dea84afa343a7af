# Build: docker build -t cakrawala .   Run: see docs/deploy.md
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . /app
WORKDIR /app
# Static files are part of the image; the key is a throwaway, nothing signed with it leaves this step.
RUN SECRET_KEY=build VAR_DIR=/app/var /venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8000
RUN useradd --system --uid 10001 --home-dir /app cakrawala
COPY --from=build /venv /venv
COPY --from=build /app /app
RUN mkdir -p /app/var/data/media && chown -R cakrawala /app/var && chmod -R go= /app/var
WORKDIR /app
USER cakrawala
# The database (SQLite) and uploads; static files come with the image, so the volume is mounted one level below.
ENV DATABASE_URL=sqlite:////app/var/data/db.sqlite3 MEDIA_ROOT=/app/var/data/media
VOLUME /app/var/data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "tools/healthcheck.py"]
CMD ["sh", "-c", "python manage.py migrate --noinput && exec gunicorn cakrawala.wsgi"]
