#!/bin/sh
# What the tests' real servers need from Debian: installed when root runs this, else named in one line.
# The tests that need what is missing are then skipped, and say so.
set -eu
missing=
command -v mvn >/dev/null 2>&1 || missing="$missing maven"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' || /sbin/ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' ||
  missing="$missing libatomic1" # what drives Chromium is linked with it
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "[+] apt-get install$missing"
  apt-get update -qq
  # shellcheck disable=SC2086  # a list of words
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing fonts-noto-core >/dev/null
else
  echo "Thiếu$missing: các kiểm thử cần chúng sẽ được bỏ qua · missing$missing: the tests that need them are skipped. To run them: sudo apt-get install$missing"
fi
