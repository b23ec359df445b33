#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Opens the carnet of this folder, from a USB key or anywhere: `sh Carnet.sh`. No file here needs the right to be executed.
# Given arguments, it runs that one command of carnet; without, it opens the notebook and makes a checked copy at the end.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$here/programme journal=$here/journal/journal.carnet temporary=

say() { printf '%s\n' "$@"; }
wait_for_enter() { [ ! -t 0 ] || { printf '%s' 'Appuyez sur Entrée pour continuer. '; read -r _; }; }

# Through the loader that lies in the folder, with the libraries beside it.
carnet() { "$loader" --library-path "$from/lib" "$from/carnet" "$@"; }
starts() { loader=$1 from=$2; [ -n "$(carnet --version 2>/dev/null)" ]; }

# Nothing on the key may be executed: the loader is, from a private copy that goes at the end, and it maps the rest from the key. Where the key
# forbids that too (noexec), all of the program is copied. The journal stays on the key.
through_copy() {
	for base in "${XDG_RUNTIME_DIR:-}" "${TMPDIR:-/tmp}" "${XDG_CACHE_HOME:-$HOME/.cache}"; do
		[ -n "$base" ] && [ -d "$base" ] || continue
		temporary=$(mktemp -d "$base/carnet-XXXXXX" 2>/dev/null) || continue
		cp "$program/loader" "$temporary/" && chmod 700 "$temporary/loader"
		starts "$temporary/loader" "$program" && return 0
		cp -r "$program" "$temporary/" && starts "$temporary/loader" "$temporary/programme" && return 0
		rm -rf "$temporary"
		temporary=
	done
	return 1
}
trap '[ -z "$temporary" ] || rm -rf "$temporary"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 141' PIPE
trap 'exit 143' TERM

if ! starts "$program/loader" "$program" && ! through_copy; then
	say "Le carnet ne peut pas démarrer sur cet ordinateur." "Copiez le dossier entier sur le bureau, puis ouvrez Carnet.sh de là." >&2
	wait_for_enter
	exit 3
fi

export CARNET_JOURNAL="$journal" CARNET_SETTINGS="$here/journal/settings" FONTCONFIG_FILE="$from/fonts.conf"
if [ $# -gt 0 ]; then
	carnet "$@"
	exit
fi

# Said once: a key in FAT keeps no rights, whoever holds it can read the journal.
if [ ! -e "$journal" ]; then
	mkdir -p "$here/journal"
	chmod 700 "$here/journal" 2>/dev/null
	case $(stat -c %a "$here/journal") in
	*00) ;;
	*)
		say "Cette clé ne sait pas protéger un fichier : qui la tient peut lire votre carnet." "Gardez-la sur vous, et faites-en une copie ailleurs." ""
		wait_for_enter
		;;
	esac
fi

carnet
status=$?
if [ -e "$journal" ]; then
	say "Copie de votre carnet…"
	mkdir -p "$here/journal/copies"
	carnet sauvegarder "$here/journal/copies" || { status=3; wait_for_enter; }
	sync
	say "Vous pouvez fermer cette fenêtre, puis éjecter la clé."
fi
[ "$status" -eq 0 ] || wait_for_enter
exit "$status"
