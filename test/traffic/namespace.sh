#!/bin/sh
# namespace.sh <folder> <command…>: run inside `unshare --net --mount`. This namespace is the world outside: one cable
# leads into a second namespace, where the command runs and sees a network that answers for every address and every
# name. A listener here writes down every frame that comes out of the cable.
set -eu
here=$(dirname "$0")
folder=$1
shift

say() { echo "$*" >&2; exit 125; }
# No pipes: what the command leaves behind must not keep us waiting.
wait_for() { n=0; while [ ! -e "$1" ]; do n=$((n + 1)); [ $n -lt 200 ] || say "no $1"; sleep 0.05; done; }

mount --bind "$folder/resolv.conf" /etc/resolv.conf
[ ! -e /etc/nsswitch.conf ] || mount --bind "$folder/nsswitch.conf" /etc/nsswitch.conf
ip link set lo up

# shellcheck disable=SC2016
unshare --net -- sh -c '
  folder=$1; sniff=$2; shift 2
  echo $$ > "$folder/inside.part"; mv "$folder/inside.part" "$folder/inside"
  while [ ! -e "$folder/world" ]; do sleep 0.05; done
  perl "$sniff" sanity start
  code=0; "$@" || code=$?
  perl "$sniff" sanity end
  exit $code
' inside "$folder" "$here/sniff.pl" "$@" <&0 &
inside=$!
wait_for "$folder/inside"
cable=$(cat "$folder/inside")

ip link add wire type veth peer name cable
ip link set cable netns "$cable"
in_there() { nsenter --target "$cable" --net -- "$@"; }
in_there ip link set lo up
in_there ip addr add 198.18.0.2/24 dev cable
in_there ip link set cable up
in_there ip route add default via 198.18.0.1
ip addr add 198.18.0.1/24 dev wire
ip link set wire up
ip route add local 0.0.0.0/0 dev lo
# A machine without IPv6 has no way out there either.
if ip addr add 2001:db8::1/64 dev wire nodad 2>/dev/null; then
  # Unlike those of IPv4, local routes of IPv6 are asked first; the way back into the cable goes before them.
  ip -6 rule add pref 2 lookup local && ip -6 rule add pref 1 to 2001:db8::2 lookup main && ip -6 rule del pref 0
  ip -6 route add local ::/0 dev lo
  in_there ip addr add 2001:db8::2/64 dev cable nodad
  in_there ip -6 route add default via 2001:db8::1
fi

"$TRAFFIC_NODE" "$here/world.mjs" "$folder/answering" &
answering=$!
perl "$here/sniff.pl" listen "$(ip -o link show wire | cut -d: -f1)" "$folder/listening" > "$folder/frames" &
listening=$!
wait_for "$folder/answering"
wait_for "$folder/listening"
: > "$folder/world"

code=0
wait $inside || code=$?
# The listener may still be writing the last frame.
sleep 0.3
kill $answering $listening 2>/dev/null || true
echo $code > "$folder/code"
exit $code
