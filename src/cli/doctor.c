// SPDX-License-Identifier: EUPL-1.2
/* The doctor's round: journal, copies, guide, messages, modules, packs, locale, terminal, disk. Each says what is well, or what is wrong, where, and
   what to do. */
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/copies.h>
#include <carnet/exchange/module.h>
#include <carnet/journal/keep.h>
#include <carnet/library/packs.h>
#include <gnu/libc-version.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include "doctor.h"

static void good(struct cli *c, const char *what, const char *said)
{
	AUTO_CTX(tmp);

	if (!cli_json(c))
		out_format(c, _("%s: %s\n"), what, c->set[O_SUPPORT] ? support_words(c, tmp, said) : said);
}

/* Doubtful, and not in the way of anything. */
static void doubt(struct problems *p, struct err *e)
{
	e->warning = true;
	problems_take(p, e);
}

static void check_library(struct cli *c, struct problems *p)
{
	AUTO_CTX(tmp);
	struct err e = {0};

	if (cli_library(c, &e) || library_sound(c->d.l, &e))
		problems_take(p, &e);
	else
		good(c, _("Guide"), path_resource(tmp, "library.db"));
}

/* A pack that cannot be used is left out of the guide: here is where it is said. */
static int check_packs(struct cli *c, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	pack_about *list;
	size_t count;
	int code = c->d.l && !c->set[O_DEMO] ? pack_list(c->d.l, tmp, cli_packs(c), &list, &count, e) : ERR_MISSING;

	for (size_t i = 0; !code && i < count; i++) {
		const char *name = c->set[O_SUPPORT] ? "…" : list[i].name; /* a delegation's */
		struct err bad = {0};
		if (list[i].wrong)
			err_setf(&bad, ERR_DATA, _("The pack %s is left out (%s)|add it again, or remove it: carnet pack remove"), name, list[i].wrong);
		else if (list[i].expired)
			err_setf(&bad, ERR_DATA, _("The pack %s expired on %s|ask its author for a newer one"), name, list[i].expires);
		else
			good(c, _("Pack"), mem_printf(tmp, "%s, %s", name, list[i].version));
		bad.warning = list[i].expired && !list[i].wrong;
		if (bad.code)
			problems_take(p, &bad);
	}
	return c->d.l && !c->set[O_DEMO] ? code : 0;
}

static void check_catalogue(struct cli *c, struct problems *p)
{
	AUTO_CTX(tmp);
	const char *path = path_resource(tmp, "locale/fr/LC_MESSAGES/carnet.mo");
	struct err e = {0};

	if (file_exists(path)) {
		good(c, _("French messages"), path);
		return;
	}
	err_setf(&e, ERR_MISSING, _("The French messages are not at %s|install carnet again"), path);
	problems_take(p, &e);
}

static char *when(const void *parent, int day)
{
	strbuf *b = sb_new(parent);

	date_relative(b, day);
	return b->s;
}

static void check_backups(struct cli *c, struct problems *p)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp);
	struct err e = {0};
	copies had;

	if (c->set[O_DEMO] || !file_exists(path))
		return;
	desk_copies(tmp, path, &had);
	good(c, _("Last daily copy"), had.daily == COPY_NONE ? _("none yet; the interface makes one a day") :
		mem_printf(tmp, "%s, %s", when(tmp, had.daily), had.daily_path));
	if (had.outside != COPY_NONE)
		good(c, _("Last copy outside this computer"), mem_printf(tmp, "%s, %s", when(tmp, had.outside), had.outside_path));
	else
		good(c, _("Last copy outside this computer"), _("none yet"));
	if (!had.overdue)
		return;
	err_set(&e, ERR_MISSING, _("No copy has left this computer for a month"), _("plug in a USB key, open it, and write: carnet backup"));
	doubt(p, &e);
}

static int check_journal(struct cli *c, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp);
	struct err bad = {0};
	size_t before = p->count;

	if (!c->set[O_DEMO] && !file_exists(path) && !journal_gone(path)) {
		good(c, _("Journal"), _("none yet; it is made with the first record"));
		return 0;
	}
	if (cli_open(c, NEED_CHANGE, &bad)) {
		problems_take(p, &bad);
		return 0;
	}
	int code = journal_health(c->d.j, p, e);
	if (!code && p->count == before)
		good(c, _("Journal"), mem_printf(tmp, _("%s, sound"), journal_path(c->d.j)));
	return code;
}

/* On a file system without rights (a key in FAT) the journal cannot be kept to oneself; elsewhere it can. */
static void check_rights(struct cli *c, struct problems *p)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp);
	struct err e = {0};
	struct stat st;

	if (c->set[O_DEMO] || stat(path, &st) || !(st.st_mode & 077))
		return;
	err_setf(&e, ERR_DATA, _("Others can read the journal %s|keep its key to yourself, or take the right from them: chmod 600"), path);
	doubt(p, &e);
}

enum { ROOM_MB = 100, GB = 1000 };

static void check_room(struct cli *c, struct problems *p)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp), *dir = path_dir(tmp, path);
	struct statvfs fs;
	struct err e = {0};

	if (c->set[O_DEMO] || statvfs(file_exists(dir) ? dir : path_home(), &fs))
		return;
	long long room = (long long)(fs.f_bavail * fs.f_frsize >> 20);
	if (room >= ROOM_MB) {
		good(c, _("Room on the disk"), room < 10 * GB ? mem_printf(tmp, _("%lld MB"), room) : mem_printf(tmp, _("%lld GB"), room / GB));
		return;
	}
	err_setf(&e, ERR_DATA, _("The disk of the journal is nearly full (%lld MB)|free some space"), room);
	doubt(p, &e);
}

/* --- The machine --- */

static void check_locale(struct cli *c, struct problems *p)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	struct err e = {0};
	const char *asked = "";

	for (size_t i = 0; i < LENGTH(names) && !*asked; i++)
		asked = getenv(names[i]) ? getenv(names[i]) : "";
	const char *used = setlocale(LC_CTYPE, NULL);
	if (!*asked || !strcmp(asked, used) || !strcmp(asked, "C") || !strcmp(asked, "POSIX")) {
		good(c, _("Locale"), used);
		return;
	}
	err_setf(&e, ERR_MISSING, _("This computer has no locale %s in UTF-8|carnet works with %s; to have yours, install it: dpkg-reconfigure locales"), asked, used);
	doubt(p, &e);
}

static bool terminal_known(const void *parent, const char *term)
{
	static const char *const places[] = {"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"};
	const char *own = getenv("TERMINFO"), *file = mem_printf(parent, "%c/%s", *term, term);

	for (size_t i = 0; i < LENGTH(places); i++)
		if (file_exists(path_join(parent, places[i], file)))
			return true;
	return (own && file_exists(path_join(parent, own, file))) || file_exists(path_join(parent, path_join(parent, path_home(), ".terminfo"), file));
}

enum { WHOLE_COLS = 80 };

static void check_terminal(struct cli *c, struct problems *p)
{
	AUTO_CTX(tmp);
	const char *term = getenv("TERM");
	struct err e = {0};

	if (!c->screen) {
		good(c, _("Terminal"), _("none here, the output goes elsewhere"));
		return;
	}
	if (!term || !*term || !strcmp(term, "dumb") || !terminal_known(tmp, term))
		err_setf(&e, ERR_DATA, _("carnet does not know this terminal (TERM is “%s”)|open another terminal, or install ncurses-term"), term ? term : "");
	else if (c->width < WHOLE_COLS)
		err_setf(&e, ERR_DATA, _("The window has %d columns|enlarge it to 80 columns and 24 lines, or make its letters smaller"), c->width);
	if (e.code)
		doubt(p, &e);
	else
		good(c, _("Terminal"), mem_printf(tmp, _("%s, %d columns"), term, c->width));
}

static void check_modules(struct cli *c, struct problems *p)
{
	static const char *const names[] = {"pdf", "ics"};

	for (size_t i = 0; i < LENGTH(names); i++) {
		const struct format_module *m;
		struct err e = {0};
		if (module_open(&m, names[i], &e))
			doubt(p, &e);
		else
			good(c, _("Module"), names[i]);
	}
}

static void describe_machine(struct cli *c)
{
	AUTO_CTX(tmp);
	struct utsname u;

	if (!c->set[O_SUPPORT] || uname(&u))
		return;
	good(c, "carnet", CARNET_VERSION);
	good(c, _("System"), mem_printf(tmp, "%s %s %s, glibc %s, TERM %s", u.sysname, u.release, u.machine, gnu_get_libc_version(),
		getenv("TERM") ? getenv("TERM") : "-"));
}

/* --- The round --- */

int doctor_content(struct cli *c, struct problems *p, struct err *e)
{
	check_library(c, p);
	return check_packs(c, p, e);
}

int doctor_examine(struct cli *c, struct problems *p, struct err *e)
{
	static void (*const rest[])(struct cli *c, struct problems *p) = {
		check_backups, check_rights, check_room, check_library, check_catalogue, check_modules, check_locale, check_terminal,
	};

	describe_machine(c);
	int code = check_journal(c, p, e);
	for (size_t i = 0; i < LENGTH(rest); i++)
		rest[i](c, p);
	return code ? code : check_packs(c, p, e);
}
