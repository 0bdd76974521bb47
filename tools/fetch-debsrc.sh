#!/bin/sh
# Fetches the upstream tarball of a Debian source package from a newer suite, with a private apt configuration:
# the machine's own sources, lists and cache stay as they are, and root is not needed.
#   fetch-debsrc.sh PACKAGE MIN_VERSION DEST [SUITES]
# The mirror is the one this machine already uses; apt checks the archive's signature and every hash.
# Fetches nothing when DEST/.version already satisfies MIN_VERSION.
#   DEBSRC_MIRROR     another mirror
#   DEBSRC_PREFERRED  upstream version to try first (2:1.92.2b+ds-1 counts as 1.92.2b)
#   DEBSRC_SHA256     what the original tarball of the preferred version must hash to
set -eu

package=$1
minimum=$2
destination=$3
suites=${4:-testing unstable}

say() { echo "fetch-debsrc: $*" >&2; }
die() { say "$*"; exit 1; }
at_least() { dpkg --compare-versions "$1" ge "$2"; }
is_preferred() { case ${1#*:} in "${DEBSRC_PREFERRED:-none}"[+~-]*) true ;; *) false ;; esac; }

for tool in apt-get dpkg; do command -v $tool >/dev/null || die "$tool is not on this system"; done
if [ -f "$destination/.version" ] && at_least "$(cat "$destination/.version")" "$minimum"; then exit 0; fi
mkdir -p "$destination"
destination=$(cd "$destination" && pwd)
private=$(dirname "$destination")/.apt
mkdir -p "$private/lists/partial" "$private/cache/archives/partial" "$private/parts"

# 1. The mirror: from the machine's apt lists, else from its sources files.
mirror=${DEBSRC_MIRROR:-}
if [ -z "$mirror" ]; then
    # shellcheck disable=SC2016  # apt expands these
    format='$(ORIGIN)|$(COMPONENT)|$(RELEASE)|$(REPO_URI)'
    mirror=$(apt-get indextargets --format "$format" 'Created-By: Packages' 2>/dev/null |
        awk -F'|' '$1 == "Debian" && $2 == "main" && $3 !~ /security|updates|backports/ { print $4; exit }')
fi
if [ -z "$mirror" ]; then
    mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        sed -n -e 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' -e 's/^URIs: *\([^ ]*\).*/\1/p' |
        grep -E '/debian/?$' | head -n 1)
fi
[ -n "$mirror" ] || die "no Debian mirror in this machine's apt sources (set DEBSRC_MIRROR)"

# 2. Private lists that hold source packages only.
key=
for ring in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do
    if [ -f "$ring" ]; then key="[signed-by=$ring] "; break; fi
done
: >"$private/sources.list"
for suite in $suites; do echo "deb-src $key$mirror $suite main" >>"$private/sources.list"; done
options="-q -o Dir::Etc::sourcelist=$private/sources.list -o Dir::Etc::sourceparts=$private/parts
 -o Dir::State::Lists=$private/lists -o Dir::Cache=$private/cache -o Dir::Cache::archives=$private/cache/archives
 -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=$private/parts -o Acquire::Languages=none
 -o Acquire::PDiffs=false -o Acquire::Retries=3 -o APT::Sandbox::User=$(id -un)
 -o Acquire::AllowInsecureRepositories=false -o Acquire::AllowWeakRepositories=false
 -o APT::Get::AllowUnauthenticated=false"
# A mirror that stands still (a snapshot) has expired lists; they are signed all the same, and a tarball that we know is
# checked against its hash besides.
options="$options -o Acquire::Check-Valid-Until=false"
# shellcheck disable=SC2086  # the options are words
apt-get $options update >&2 || die "the package lists of '$suites' could not be fetched"

# 3. The versions that are new enough: the preferred one first, then upwards (a mirror may have lost a file).
first=
others=
# shellcheck disable=SC2086
listed=$(apt-cache $options showsrc --only-source "$package" 2>/dev/null | sed -n 's/^Version: //p' | sort -uV)
for version in $listed; do
    at_least "$version" "$minimum" || continue
    if is_preferred "$version"; then first="$first $version"; else others="$others $version"; fi
done
[ -n "$first$others" ] || die "$package >= $minimum is in none of: $suites"

fetched=
download=$private/src-$package
for version in $first $others; do
    rm -rf "$download"
    mkdir -p "$download"
    # shellcheck disable=SC2086
    if (cd "$download" && apt-get $options source --download-only --only-source "$package=$version" >&2); then
        fetched=$version
        break
    fi
    say "$package $version could not be downloaded"
done
[ -n "$fetched" ] || die "no version of $package could be downloaded"

# 4. Check and unpack.
original=$(find "$download" -name '*.orig.tar.*' ! -name '*.asc' | head -n 1)
sum=$(sha256sum "$original" | cut -d' ' -f1)
if [ -n "${DEBSRC_SHA256:-}" ] && is_preferred "$fetched" && [ "$sum" != "$DEBSRC_SHA256" ]; then
    die "$original has sha256 $sum, expected $DEBSRC_SHA256"
fi
rm -rf "$destination.new"
mkdir -p "$destination.new"
tar -xf "$original" -C "$destination.new" --strip-components=1
echo "$fetched" >"$destination.new/.version"
echo "$sum  $(basename "$original")" >"$destination.new/.sha256"
rm -rf "$destination"
mv "$destination.new" "$destination"
rm -rf "$download" "$private/lists" "$private/cache"
say "$package $fetched is in $destination"
