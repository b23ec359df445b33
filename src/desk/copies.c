// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/copies.h>
#include <carnet/journal/keep.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "today.h"

enum { NOTE_MAX = 8192, MONTH = 31, NEW = 14 };
#define FOLDER "copies-du-carnet"

/* --- The note: "3f2a9c1b 2026-11-21 /media/…", of which the first word is in the names of this journal's copies, so that two people may share a key. */

struct note {
	char id[9], day[11];
	const char *path;
};

static char *note_path(const void *parent, const char *of)
{
	AUTO_CTX(tmp);

	return path_join(parent, path_dir(tmp, of), "backups/outside");
}

static void note_read(const void *parent, const char *of, struct note *n)
{
	AUTO_CTX(tmp);
	char *text;
	size_t len;
	int at = 0;

	*n = (struct note){.path = ""};
	if (file_read(tmp, &text, &len, note_path(tmp, of), NOTE_MAX, NULL))
		return;
	if (sscanf(text, "%8[0-9a-f] %10[0-9-] %n", n->id, n->day, &at) < 1 || !at)
		return;
	n->path = mem_dupn(parent, text + at, strcspn(text + at, "\n"));
}

/* Where and when the journal was first copied out gives its mark: different for every journal, told by none of its words. */
static void mark_new(char id[9], const char *of)
{
	struct stat st = {0};
	char at[25];
	uint32_t h = 2166136261u;

	(void)stat(of, &st);
	clock_stamp(at);
	for (const char *s = at; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	h = (h ^ (uint32_t)st.st_ino) * 16777619u;
	h = (h ^ (uint32_t)st.st_ctim.tv_nsec) * 16777619u;
	snprintf(id, 9, "%08" PRIx32, h);
}

static int note_keep(const char *of, const struct note *n, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = note_path(tmp, of), *line = mem_printf(tmp, "%s %s %s\n", n->id, *n->day ? n->day : "-", n->path);
	int code = dir_make(path_dir(tmp, path), 0700, e);

	return code ? code : file_replace(path, line, strlen(line), 0600, e);
}

/* --- What there is --- */

void desk_copies(const void *parent, const char *of, copies *out)
{
	struct note n;
	char *stamp;
	int first = 0, last = COPY_NONE;
	bool any = journal_backup_days(of, &first, &last);

	note_read(parent, of, &n);
	*out = (copies){.daily = last, .outside = COPY_NONE, .outside_path = n.path};
	out->daily_path = any ? journal_backup_last(parent, of, &stamp) : NULL;
	if (date_from_iso(&out->outside, n.day))
		out->outside = COPY_NONE;
	if (out->outside == COPY_NONE)
		out->overdue = any && clock_today() - first >= NEW;
	else
		out->overdue = clock_today() - out->outside >= MONTH;
}

void desk_copy_media(const void *parent, const char *of, medium **out, size_t *count)
{
	AUTO_CTX(tmp);
	const char *own = medium_of(tmp, of);
	size_t kept = 0;

	medium_list(parent, out, count);
	for (size_t i = 0; i < *count; i++)
		if ((*out)[i].writable && strcmp((*out)[i].path, own))
			(*out)[kept++] = (*out)[i];
	*count = kept;
}

/* --- Copying --- */

static int no_demo(const desk *d, struct err *e)
{
	return d->demo ? err_set(e, ERR_INPUT, _("The practice journal is thrown away at the end"), _("leave out --demo")) : 0;
}

/* Noted when it is elsewhere. A note that cannot be written takes nothing from the copy: the age told is then too old. */
static void note_copy(const char *of, struct note *n, const char *copy)
{
	if (medium_apart(of, copy)) {
		date_to_iso(n->day, clock_today());
		n->path = copy;
	}
	if (*n->id)
		(void)note_keep(of, n, NULL);
}

static int copy_into(desk *d, const void *parent, const char *folder, char **written, struct err *e)
{
	AUTO_CTX(tmp);
	struct note n;
	const char *own = journal_path(d->j);

	note_read(tmp, own, &n);
	if (!*n.id)
		mark_new(n.id, own);
	int code = journal_backup_dated(d->j, parent, folder, mem_printf(tmp, "carnet-%s-", n.id), written, e);
	if (!code)
		note_copy(own, &n, *written);
	return code;
}

int desk_copy_to(desk *d, const void *parent, const char *path, char **written, char **kept, struct err *e)
{
	AUTO_CTX(tmp);
	struct stat st;
	struct note n;

	*kept = NULL;
	if (!d->demo && !stat(path, &st) && S_ISDIR(st.st_mode))
		return copy_into(d, parent, path, written, e);
	int code = journal_backup(d->j, parent, path, kept, e);
	if (code)
		return code;
	*written = mem_dup(parent, path);
	if (d->demo)
		return 0;
	note_read(tmp, journal_path(d->j), &n);
	if (!*n.id)
		mark_new(n.id, journal_path(d->j));
	note_copy(journal_path(d->j), &n, path);
	return 0;
}

/* "/media/jeanne/CLE, /media/jeanne/DISQUE" */
static char *names(const void *parent, const medium *list, size_t count)
{
	strbuf *b = sb_new(parent);

	for (size_t i = 0; i < count; i++)
		sb_addf(b, "%s%s", i ? ", " : "", list[i].path);
	return b->s;
}

int desk_copy_key(desk *d, const void *parent, const char *key, char **written, struct err *e)
{
	AUTO_CTX(tmp);
	medium *list;
	size_t count;
	int code = no_demo(d, e);

	if (code)
		return code;
	desk_copy_media(tmp, journal_path(d->j), &list, &count);
	if (!key && !count)
		return err_set(e, ERR_MISSING, _("There is no USB key to write to"), _("plug one in, open it in the file manager, then do it again"));
	if (!key && count > 1)
		return err_setf(e, ERR_INPUT, _("There are several keys or disks (%s)|name the one for the copy: carnet backup FOLDER"), names(tmp, list, count));
	return copy_into(d, parent, path_join(tmp, key ? key : list[0].path, FOLDER), written, e);
}

/* --- The home screen --- */

static char *when(const void *parent, int day)
{
	strbuf *b = sb_new(parent);

	if (day == COPY_NONE)
		sb_add(b, _("none yet"));
	else
		date_relative(b, day);
	return b->s;
}

void today_copies_of(struct today_maker *m, const char *of)
{
	AUTO_CTX(tmp);
	copies c;

	desk_copies(tmp, of, &c);
	today_add(m, c.overdue, _("last one outside this computer: %s"), when(tmp, c.outside));
	today_last(m)->door.page = "sauvegarder";
	today_add(m, false, _("copy of the day: %s"), when(tmp, c.daily));
	if (!c.overdue)
		return;
	today_add(m, false, "%s", _("Copy it on a USB key now"));
	today_last(m)->door.page = DOOR_COPY;
	today_last(m)->command = _("carnet backup");
}

int today_copies(struct today_maker *m)
{
	if (!m->d->demo && strcmp(journal_path(m->d->j), ":memory:") != 0)
		today_copies_of(m, journal_path(m->d->j));
	return 0;
}
