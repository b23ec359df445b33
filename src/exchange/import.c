// SPDX-License-Identifier: EUPL-1.2
#include "import.h"
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "import_parts.h"
#include "sniff.h"

struct incoming *incoming_new(struct import *in, const entity *e, size_t line)
{
	struct incoming *i = NEW(in, struct incoming);

	i->r = record_new(i, e);
	i->given = mem_alloc(i, e->nfields, "given");
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
	struct err at = { 0 };

	err_set(&at, e->code, e->what, e->todo);
	err_place(&at, "%s:%zu%s%s", in->path, line, e->place ? ": " : "", e->place ? e->place : "");
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

static int import_finish(struct import *in, int code, struct err *e)
{
	if (!code)
		code = import_waiting(in, e);
	if (!code && in->p->errors > 0)
		code = err_setf(e, ERR_INPUT, ngettext("%d line refused, nothing was imported|correct it, then import the file again",
					"%d lines refused, nothing was imported|correct them, then import the file again", (unsigned long)in->report->refused),
			in->report->refused);
	if (!in->begun)
		return code;
	if (!code && !in->dry_run)
		code = bulk_commit(in->j, in->p, e);
	if (code || in->dry_run)
		bulk_rollback(in->j);
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

int import_file(journal *j, const void *parent, const char *path, const entity *e, const csv_map *map, bool dry_run, import_report *report,
	struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	struct import *in = NEW(tmp, struct import);
	enum file_kind kind;
	int code = import_kind(&kind, path, err);

	*report = (import_report){ 0 };
	if (code)
		return code;
	if (kind != FILE_JSON && kind != FILE_CSV)
		return file_kind_refuse(kind, path, err);
	in->j = j;
	in->parent = parent;
	in->path = path;
	in->dry_run = dry_run;
	in->by_title = kind == FILE_CSV;
	in->report = report;
	in->p = p;
	in->refused = json_object();
	in->derived = json_object();
	talloc_set_destructor(in, free_json);
	code = kind == FILE_JSON ? json_import(in, e, err) : import_csv(in, e, map, err);
	return import_finish(in, code, err);
}
