#!/usr/bin/env bash
# Builds the image of the Dockerfile and serves it, as root on Debian 12 without a container engine: with buildah, on a
# base of our own (Debian trixie with its Python 3.13, by debootstrap) in the place of the Dockerfile's.
# Says how much the image adds to its base, and runs it with a read-only root, a volume and an empty /tmp.
# usage: tools/build_image.sh [PORT]     about four minutes the first time, 2 GB in $IMAGE_DIR, which is kept
set -euo pipefail
source=$(cd "$(dirname "$0")/.." && pwd)
port=${1:-8055}
work=${IMAGE_DIR:-${TMPDIR:-/tmp}/cakrawala-image}
most=150 # MB that we may add to the base
certificates=/etc/ssl/certs/ca-certificates.crt

[ "$(id -u)" = 0 ] || { echo "Run it as root: it mounts file systems." >&2; exit 1; }
command -v buildah >/dev/null && command -v debootstrap >/dev/null ||
  { apt-get update -qq; apt-get install -y -qq buildah debootstrap >/dev/null; }
mkdir -p "$work"
cd "$work"
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot CONTAINERS_STORAGE_CONF=$work/storage.conf
printf '[storage]\ndriver = "vfs"\ngraphroot = "%s"\nrunroot = "%s"\n' "$work/storage" "$work/run" >storage.conf

say() { echo "-> $*"; }
size() { du -sxm --apparent-size "$1" | cut -f1; }

base=$(sed -n 's/^FROM \([^ ]*\).*/\1/p' "$source/Dockerfile" | tail -1)
if ! buildah images --format '{{.Name}}:{{.Tag}}' | grep -q "${base}\$"; then
  say "Making a base from Debian trixie"
  rm -rf rootfs
  debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates trixie rootfs >debootstrap.log
  ln -sf python3 rootfs/usr/bin/python
  rm -rf rootfs/var/cache/apt/* rootfs/var/lib/apt/lists/*
  # What this machine trusts on its way to Debian's and Python's packages, the image must trust while it is built.
  cp "$certificates" rootfs/etc/ssl/certs/
  [ ! -e /etc/pip.conf ] || cp /etc/pip.conf rootfs/etc/
  container=$(buildah from scratch)
  cp -a rootfs/. "$(buildah mount "$container")"
  rm -rf rootfs
  buildah commit -q --rm "$container" "$base" >/dev/null
fi

say "Building"
rm -rf context
git clone -q "$source" context
buildah bud --quiet --format docker --layers=false --pull-never --network host -t cakrawala context >/dev/null

container=$(buildah from --pull-never localhost/cakrawala)
original=$(buildah from --pull-never "$base")
root=$(buildah mount "$container")
server=
finish() {
  # The first process of its namespace, and so all in it.
  [ -z "$server" ] || { kill -KILL "$(pgrep --parent "$server")" && wait "$server"; } 2>/dev/null || true
  buildah rm "$container" "$original" >/dev/null
}
trap finish EXIT

added=$(($(size "$root") - $(size "$(buildah mount "$original")")))
say "The image adds $added MB to its base: $(size "$root/venv") packages, $(size "$root/app") the site (wanted: $most)"
[ "$added" -le "$most" ] || { echo "That is too much." >&2; exit 1; }
for tool in gcc cc make venv/bin/pip; do
  [ -z "$(find "$root/usr/bin/$tool" "$root/$tool" 2>/dev/null)" ] || { echo "The image holds $tool." >&2; exit 1; }
done

# As a container engine does it: namespaces of its own, the root read-only, one volume, a /tmp in memory, no rights.
in_image=(unshare --mount --pid --fork --kill-child bash -euc '
  root=$1 data=$2; shift 2
  mount --bind "$root" "$root"
  mount --bind "$data" "$root/data"
  mount -t tmpfs tmpfs "$root/tmp"
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
  mount -o remount,bind,ro "$root"
  exec chroot "$root" /usr/bin/setpriv --reuid cakrawala --regid cakrawala --init-groups --no-new-privs --bounding-set=-all \
    env -i PATH=/venv/bin:/usr/local/bin:/usr/bin:/bin HOST=127.0.0.1 PORT="$PORT" SITE_URL="http://127.0.0.1:$PORT" \
    SECRET_KEY="$SECRET_KEY" DATABASE_URL="${DATABASE_URL:-}" VAR_DIR=/data STATIC_ROOT=/app/collected/static \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    sh -c "cd /app && exec \"\$@\"" sh "$@"
' bash "$root" "$work/data")

SECRET_KEY=$(head -c 40 /dev/urandom | base64 -w0)
export SECRET_KEY PORT=$port
rm -rf data && install -d -o 10001 -m 0700 data && install -d -o 10001 -m 0700 data/backup
"${in_image[@]}" python manage.py migrate --verbosity 0
"${in_image[@]}" python manage.py load_demo --verbosity 0
if "${in_image[@]}" sh -c 'touch /app/x 2>/dev/null'; then echo "The root can be written to." >&2; exit 1; fi

begun=$(date +%s%N)
"${in_image[@]}" gunicorn cakrawala.wsgi >serve.log 2>&1 &
server=$!
for _ in $(seq 100); do "${in_image[@]}" python tools/healthcheck.py 2>/dev/null && break; sleep 0.2; done
say "Serving on http://127.0.0.1:$port after $((($(date +%s%N) - begun) / 1000000)) ms, the root read-only"

answer() { curl -s -o "$work/answer" -w '%{http_code}' "http://127.0.0.1:$port$1"; }
expect() { # PATH WORDS: it answers 200 and holds them
  status=$(answer "$1")
  if [ "$status" = 200 ] && grep -q "$2" "$work/answer"; then say "200 $1"; return; fi
  echo "$1 answered $status, without \"$2\"; the log ends with:" >&2
  tail -5 "$work/serve.log" >&2
  exit 1
}
expect / '<h1'
expect /berita '<article\|card'
expect "$(grep -o '/static/css/[^"]*\.css' answer | head -1)" '@layer'
expect /admin/login/ csrfmiddlewaretoken
"${in_image[@]}" python manage.py backup /data/backup
"${in_image[@]}" python manage.py backup /data/backup --drill
say "localhost/cakrawala is in $work/storage"
