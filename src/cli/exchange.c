// SPDX-License-Identifier: EUPL-1.2
/* Export and import. */
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/journal/keep.h>
#include "values.h"

/* What one export writes, and where. */
struct export {
	const entity **list;  /* ends with NULL; NULL: all */
	const char **fields;  /* ends with NULL; NULL: those that are not private */
	size_t count;
};

static int export_as_json(struct cli *c, const struct export *x, sink out, struct err *e)
{
	return export_json(c->d.j, out, x->list, x->fields, e);
}

static int export_as_csv(struct cli *c, const struct export *x, sink out, struct err *e)
{
	if (x->count != 1)
		return err_set(e, ERR_INPUT, _("A CSV file holds one kind of record"), _("name it, for instance: carnet export expense --format csv"));
	query q = {.e = x->list[0]};
	return export_csv(c->d.j, out, &q, x->fields, e);
}

static int export_as_ics(struct cli *c, const struct export *x, sink out, struct err *e)
{
	return export_ics(c->d.j, out, x->list, x->fields, e);
}

static const struct format {
	const char *name;
	int (*export)(struct cli *c, const struct export *x, sink out, struct err *e);
} formats[] = {
	{"json", export_as_json},
	{"csv", export_as_csv},
	{"ics", export_as_ics},
};

static const struct format *format_named(const char *name)
{
	for (size_t i = 0; i < LENGTH(formats); i++)
		if (text_same(formats[i].name, name))
			return &formats[i];
	return NULL;
}

/* --format, or a first argument that names a format. */
static int export_format(struct cli *c, const struct format **out, size_t *first, struct err *e)
{
	*first = 0;
	*out = &formats[0];
	if (c->set[O_FORMAT]) {
		*out = format_named(c->set[O_FORMAT]);
	} else if (c->nargs > 0 && format_named(c->args[0])) {
		*out = format_named(c->args[0]);
		*first = 1;
	}
	if (*out)
		return 0;
	return err_setf(e, ERR_INPUT, _("There is no export format “%s”|choose json, csv or ics"), c->set[O_FORMAT]);
}

static const char **split_fields(const void *parent, const char *typed)
{
	const char **list = NEW_ARRAY(parent, const char *, strlen(typed) + 2);
	char *copy = mem_dup(list, typed), *rest = NULL;
	size_t n = 0;

	for (char *name = strtok_r(copy, ", ", &rest); name; name = strtok_r(NULL, ", ", &rest))
		list[n++] = name;
	list[n] = NULL;
	return list;
}

static bool is_full(const struct format *f, const struct export *x)
{
	return !x->list && !x->fields && f->export == export_as_json;
}

/* What the disk or another program changed in what was written. A full copy holds the contents of files too. */
static int tell_changed(struct cli *c, const struct format *f, const struct export *x, struct err *e)
{
	AUTO_PROBLEMS p = {0};
	int code = is_full(f, x) ? journal_altered_files(c->d.j, &p, e) : 0;

	for (const entity *const *kind = x->list ? x->list : entities; *kind && !code; kind++)
		if (f->export != export_as_ics || ics_holds(*kind)) {
			code = journal_lost_links(c->d.j, *kind, &p, e);
			code = code ? code : journal_held_all(c->d.j, &(query){.e = *kind}, &p, e);
		}
	return code ? code : say_damage(c, &p, e);
}

static int export_to(struct cli *c, const struct format *f, const struct export *x, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = c->set[O_OUTPUT];
	file_sink *file;

	if (!path || !strcmp(path, "-"))
		return f->export(c, x, out_sink(c), e);
	int code = file_sink_open(tmp, &file, path, e);
	if (!code)
		code = f->export(c, x, file_sink_to(file), e);
	if (!code)
		code = file_sink_commit(file, e);
	if (!code)
		say(_("Written: %s"), path);
	return code;
}

/* Somebody who exports what a list shows is told what the file does not have. */
static void tell_withheld(const struct export *x)
{
	AUTO_CTX(tmp);

	for (const entity **e = x->list; e && *e && !x->fields; e++) {
		const char *labels = export_withheld(tmp, *e);
		if (*labels)
			say(_("left out, since it is private: %s; --fields names what you want all the same"), labels);
	}
}

/* Once it is written: an error stands alone. */
static int tell_full(struct cli *c, struct err *e)
{
	AUTO_PROBLEMS lost = {0};
	int code = journal_lost_files(c->d.j, &lost, e);

	if (code)
		return code;
	say("%s", _("this full copy holds your private fields too: keep it for yourself"));
	say_some_problems(&lost);
	return 0;
}

int run_export(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	struct export x = {0};
	const struct format *f = NULL;
	size_t first;
	int code = export_format(c, &f, &first, e);

	if (code)
		return code;
	const entity **list = NEW_ARRAY(tmp, const entity *, c->nargs + 1);
	for (size_t i = first; i < c->nargs && !code; i++)
		code = argument_entity(c, i, &list[x.count++], e);
	list[x.count] = NULL;
	x.list = x.count ? list : NULL;
	x.fields = c->set[O_FIELDS] ? split_fields(tmp, c->set[O_FIELDS]) : NULL;
	if (!code)
		code = cli_open(c, NEED_READ, e);
	if (!code)
		code = export_to(c, f, &x, e);
	if (code)
		return code;
	tell_withheld(&x);
	if (is_full(f, &x))
		code = tell_full(c, e);
	return code || c->broken ? code : tell_changed(c, f, &x, e);
}

static void import_tell(struct cli *c, const import_report *r)
{
	if (cli_json(c)) {
		out_format(c, "{\"added\":%d,\"replaced\":%d,\"unchanged\":%d}\n", r->added, r->replaced, r->unchanged);
		return;
	}
	out_text(c, c->set[O_DRY_RUN] ? _("Nothing is changed by this trial. ") : "");
	out_format(c, ngettext("%d record added", "%d records added", (unsigned long)r->added), r->added);
	out_format(c, ngettext(", %d replaced", ", %d replaced", (unsigned long)r->replaced), r->replaced);
	out_format(c, ngettext(", %d unchanged", ", %d unchanged", (unsigned long)r->unchanged), r->unchanged);
	if (r->undo_path)
		out_format(c, _(". To go back: carnet restore %s"), r->undo_path);
	out_text(c, "\n");
}

struct import {
	const void *parent;
	const char *path;
	const entity *kind;
	const record *given; /* for an invitation; NULL for the rest */
};

static int import_now(struct cli *c, const struct import *i, import_report *r, struct problems *p, struct err *e)
{
	bool trial = c->set[O_DRY_RUN];

	return i->given || import_is_calendar(i->path) ? import_invitation(c->d.j, c->d.l, i->parent, i->path, i->kind, i->given, trial, r, p, e)
			: import_file(c->d.j, i->parent, i->path, i->kind, NULL, trial, r, p, e);
}

/* A first file that is refused, or brings nothing, leaves no empty journal behind. */
static int import_as_asked(struct cli *c, const struct import *i, import_report *r, struct problems *p, struct err *e)
{
	bool first = c->standing_in && !c->set[O_DRY_RUN];

	if (first)
		cli_close(c);
	int code = first ? cli_open(c, NEED_CREATE, e) : 0;
	if (!code)
		code = import_now(c, i, r, p, e);
	if (first && c->d.j && (code || !r->added)) {
		journal_discard(c->d.j);
		c->d.j = NULL;
	}
	return code;
}

/* Arguments before the values; a file may have = in its name. */
static size_t before_values(const struct cli *c)
{
	size_t n = c->nargs;

	while (n > 1 && strchr(c->args[n - 1], '=') && !file_exists(c->args[n - 1]))
		n--;
	return n;
}

int run_import(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	import_report report = {0};
	const entity *kind = NULL;
	record *given = NULL;
	size_t n = before_values(c);
	int code = n == 2 ? argument_entity(c, 0, &kind, e) : 0;

	if (n > 2)
		return err_set(e, ERR_INPUT, _("Only one file is imported at a time"), _("put a name with spaces between quotation marks"));
	if (!code)
		code = cli_open(c, NEED_CHANGE, e);
	if (!code && n < c->nargs) {
		given = record_new(tmp, &e_meeting);
		code = values_type(c, given, n, e);
	}
	struct import what = {tmp, c->args[n - 1], kind, given};
	if (!code)
		code = import_as_asked(c, &what, &report, &p, e);
	say_some_problems(&p);
	if (!code)
		import_tell(c, &report);
	return code;
}
