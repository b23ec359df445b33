// SPDX-License-Identifier: EUPL-1.2
#include "import.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "ics.h"
#include "import_parts.h"
#include "sniff.h"

struct incoming *incoming_new(struct import *in, const entity *e, size_t line)
{
	struct incoming *i = NEW(in, struct incoming);

	i->r = record_new(i, e);
	i->given = mem_alloc(i, e->nfields, "given");
	i->shown = mem_alloc(i, e->nfields, "shown");
	i->line = line;
	return i;
}

const char *import_path(const struct import *in)
{
	return in->path;
}

journal *import_journal(const struct import *in)
{
	return in->j;
}

void import_note(struct import *in, size_t line, struct err *e)
{
	AUTO_CTX(tmp);
	struct err at = {0};

	err_set(&at, e->code, e->what, e->todo);
	const char *where = mem_printf(tmp, "%s:%zu", in->path, line);
	err_place(&at, "%s", e->place ? mem_printf(tmp, _("%s: %s"), where, e->place) : where);
	at.warning = e->warning;
	err_clear(e);
	problems_take(in->p, &at);
}

void import_drop(struct import *in, struct incoming *i)
{
	in->report->refused++;
	if (i->uid)
		json_object_set_new(in->refused, i->uid, json_true());
	talloc_free(i);
}

/* The file is read in one transaction, begun when the first record is to be written: a file that brings nothing costs no backup. */
int import_begin(struct import *in, struct err *e)
{
	if (in->begun)
		return 0;
	int code = bulk_begin(in->j, in->parent, in->dry_run ? NULL : &in->report->undo_path, e);
	in->begun = !code;
	return code;
}

size_t import_line(const struct import *in, const entity *e, int64_t id)
{
	uint32_t row = (uint32_t)search_rowid(0, e, id);

	for (size_t k = 0; k < in->nwritten; k++)
		if (in->written[k].row == row)
			return in->written[k].line;
	return 0;
}

static size_t line_of(const struct import *in, const char *place)
{
	AUTO_CTX(tmp);
	const entity *e = entity_named(mem_dupn(tmp, place, strcspn(place, ".")));
	const char *open = strrchr(place, '(');

	return e ? import_line(in, e, open ? strtoll(open + 1, NULL, 10) : 0) : 0;
}

/* Rules between fields and records run over all that was written, and keep it; they are told with the line instead of an id. */
static int import_keep(struct import *in, struct err *e)
{
	AUTO_PROBLEMS found = {0};
	AUTO_ERR first = {0};
	int code = in->dry_run ? bulk_check(in->j, &found, &first) : bulk_commit(in->j, &found, &first);

	if (code && !found.errors)
		return err_set(e, code, first.what, first.todo);
	for (size_t k = 0; k < found.count; k++) {
		struct err *bad = &found.list[k];
		size_t line = line_of(in, bad->place);
		char *paren = strrchr(bad->place, ' ');
		if (line && paren)
			*paren = '\0';
		import_note(in, line, bad);
		in->report->refused++;
	}
	return 0;
}

static int import_refused(const struct import *in, struct err *e)
{
	int n = in->report->refused;

	if (!n)
		return 0;
	return err_setf(e, ERR_INPUT, ngettext("%d line refused, nothing was imported|correct it, then import the file again",
				"%d lines refused, nothing was imported|correct them, then import the file again", (unsigned long)n), n);
}

/* The copy made before an import that changed nothing is of no use. */
static void import_undone(struct import *in)
{
	bulk_rollback(in->j);
	if (in->report->undo_path)
		unlink(in->report->undo_path);
	TALLOC_FREE(in->report->undo_path);
}

static int import_finish(struct import *in, int code, struct err *e)
{
	if (!code)
		code = import_waiting(in, e);
	if (!code)
		code = import_refused(in, e);
	if (!code && in->begun) {
		code = import_keep(in, e);
		code = code ? code : import_refused(in, e);
	}
	if (in->begun && (code || in->dry_run))
		import_undone(in);
	return code;
}

static int free_json(struct import *in)
{
	json_decref(in->refused);
	json_decref(in->derived);
	return 0;
}

static int import_kind(enum file_kind *kind, const char *path, struct err *e)
{
	char start[4096];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, start, sizeof start);
	int code = n < 0 ? err_errno(e, path) : 0;

	if (fd >= 0)
		close(fd);
	if (!code)
		*kind = file_kind(start, (size_t)n);
	return code;
}

static int import_csv(struct import *in, const entity *e, const csv_map *map, struct err *err)
{
	csv_map *guessed;

	if (map)
		return csv_import(in, map, err);
	int code = csv_guess(in->j, in, &guessed, in->path, e, err);
	return code ? code : csv_import(in, guessed, err);
}

static int import_read(struct import *in, enum file_kind kind, const entity *e, const csv_map *map, const record *given, struct err *err)
{
	if (kind == FILE_ICS)
		return ics_import(in, e, given, err);
	if (given)
		return err_set(err, ERR_INPUT, _("Values after the file are for invitations (.ics)"), _("leave them out, or put them in the file"));
	return kind == FILE_JSON ? json_import(in, e, err) : import_csv(in, e, map, err);
}

static int import_any(journal *j, struct library *l, const void *parent, const char *path, const entity *e, const csv_map *map, const record *given, bool dry_run,
	import_report *report, struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	struct import *in = NEW(tmp, struct import);
	enum file_kind kind;
	int code = import_kind(&kind, path, err);

	*report = (import_report){0};
	if (code)
		return code;
	if (kind != FILE_JSON && kind != FILE_CSV && kind != FILE_ICS)
		return file_kind_refuse(kind, path, err);
	in->j = j;
	in->l = l;
	in->parent = parent;
	in->path = path;
	in->dry_run = dry_run;
	in->by_title = kind == FILE_CSV;
	in->report = report;
	in->p = p;
	in->refused = json_object();
	in->derived = json_object();
	talloc_set_destructor(in, free_json);
	return import_finish(in, import_read(in, kind, e, map, given, err), err);
}

static bool is_kind(const char *path, enum file_kind wanted)
{
	AUTO_ERR unread = {0};
	enum file_kind kind;

	return !import_kind(&kind, path, &unread) && kind == wanted;
}

bool import_is_calendar(const char *path)
{
	return is_kind(path, FILE_ICS);
}

bool import_is_table(const char *path)
{
	return is_kind(path, FILE_CSV);
}

int import_file(journal *j, const void *parent, const char *path, const entity *e, const csv_map *map, bool dry_run, import_report *report,
	struct problems *p, struct err *err)
{
	return import_any(j, NULL, parent, path, e, map, NULL, dry_run, report, p, err);
}

int import_invitation(journal *j, struct library *l, const void *parent, const char *path, const entity *e, const record *given, bool dry_run,
	import_report *report, struct problems *p, struct err *err)
{
	return import_any(j, l, parent, path, e, NULL, given, dry_run, report, p, err);
}
