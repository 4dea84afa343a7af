# Within the bare system: what docs/deploy.md says (follow.sh), between what its reader does with the browser.
begun=$(date +%s)
log=/root/said.log
last=
: >$log

step() {
  [ "$1" = "$last" ] || printf '%4d s  %s\n' $(($(date +%s) - begun)) "$1" >&3
  last=$1
}

publish_first_article() {
  password=$(sed -n 's/.*kata sandi  *//p' $log)
  article=$(.venv/bin/python /root/publish.py "http://$SITE" admin@cakrawala.local "$password")
  printf '%4d s  The first article is published: %s\n' $(($(date +%s) - begun)) "$article" >&3
}

readers_come() {
  python3 /root/readers.py "http://$SITE" 'data-version="two"' / /berita "$article" '/berita?dari=coba' >/root/readers.json &
  readers=$!
}

readers_go() {
  kill "$readers"
  wait "$readers" || { cat /root/readers.json >&3; echo "Readers were refused, or met one version only." >&3; exit 1; }
  printf '%4d s  Readers meanwhile: %s\n' $(($(date +%s) - begun)) "$(cat /root/readers.json)" >&3
}

exec 3>&1 >>$log 2>&1
trap '[ $? = 0 ] || { tail -n 30 $log >&3; tail -n 5 /run/stand-in/*.log >&3; }' EXIT
. /root/follow.sh
