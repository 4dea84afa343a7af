#!/usr/bin/env bash
# Follows docs/deploy.md in a bare Debian 12, block by block: from nothing to the first article over nginx, then an update
# (of which a migration is new) and the way back, while readers come. Says how long each part took, and whether a reader
# was refused. As root on Debian, in namespaces of its own: nothing of the machine's network or services is touched, and
# all ends with the script. There is no systemd in it: systemctl.py stands in.
# usage: tools/try_deploy/run.sh     2 GB in $TRY_DIR; what is bare in it is kept for the next time
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
work=${TRY_DIR:-${TMPDIR:-/tmp}/cakrawala-try}

[ "$(id -u)" = 0 ] || { echo "Run it as root: it makes namespaces." >&2; exit 1; }
for program in debootstrap slirp4netns; do
  command -v $program >/dev/null || { apt-get update -qq; apt-get install -y -qq $program >/dev/null; }
done
mkdir -p "$work"
cd "$work"

[ -e bare.done ] || { rm -rf bare; debootstrap --variant=minbase bookworm bare >debootstrap.log; touch bare.done; }
rm -rf root
cp -a bare root
install -m 755 "$here/systemctl.py" root/usr/local/bin/systemctl
cp "$here/readers.py" "$here/publish.py" "$here/inside.sh" root/root/
python3 "$here/follow.py" "$source/docs/deploy.md" >root/root/follow.sh
cp /etc/ssl/certs/ca-certificates.crt root/root/this-machine.pem # what it trusts on its way to Python's packages
printf '#!/bin/sh\nexit 0\n' >root/usr/sbin/policy-rc.d # services start when they are installed, as on any machine
chmod +x root/usr/sbin/policy-rc.d
echo "nameserver 10.0.2.3" >root/etc/resolv.conf
printf '127.0.0.1 localhost cakrawala.example\n' >root/etc/hosts

# Two versions: what is committed here, and one with a migration more.
rm -rf versions
git clone -q "$source" versions
commit() { git -C versions add -A; git -C versions -c user.name=try -c user.email=try@localhost commit -qm "$1"; }
git -C versions tag one
newest=$(cd versions/articles/migrations && ls 0*.py | tail -1)
cat >versions/articles/migrations/9999_trial.py <<MIGRATION
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "${newest%.py}")]
    operations = [
        migrations.AddField("article", "trial", models.CharField(max_length=9, blank=True, default="", db_default="")),
        migrations.CreateModel("Trial", [("id", models.BigAutoField(primary_key=True, serialize=False))]),
    ]
MIGRATION
sed -i 's/<footer/<footer data-version="two"/' versions/templates/partials/_footer.html
commit "The next version"
git -C versions tag two
git clone -q --bare versions root/source.git

unshare --mount --pid --net --fork --kill-child bash -euc '
  mount -t proc proc root/proc
  mount --bind /dev root/dev
  mount -t tmpfs tmpfs root/run
  until ip link show tap0 >/dev/null 2>&1; do sleep 0.1; done
  exec chroot root env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive PIP_CERT=/root/this-machine.pem bash -euo pipefail /root/inside.sh
' &
inside=$!
network=
trap 'kill -KILL "$inside" $network 2>/dev/null || true' EXIT # all within goes with it
until [ "$(readlink "/proc/$inside/ns/net")" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.1; done
slirp4netns --configure --mtu=65520 "$inside" tap0 >slirp4netns.log 2>&1 &
network=$!
wait "$inside"
