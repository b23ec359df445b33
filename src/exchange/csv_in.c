// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "csv_parts.h"
#include "import.h"

struct csv_in {
	struct import *in;
	const csv_map *map;
	const char **stamps; /* name of the framework column, by column, NULL for a field */
	bool header;         /* the header line is past */
	struct err *e;
};

static int field_cell(struct incoming *i, const field *f, const char *cell, struct err *e)
{
	size_t k = (size_t)(f - i->r->e->fields);

	if (f->flags & F_KEPT)
		return 0;
	i->given[k] = true;
	cell = csv_unguard(cell);
	if (f->type == &t_reference)
		i->r->v[k] = value_text(i->r, text_trim(i, cell));
	else if (f->type != &t_file)
		return record_type(i->r, f, cell, e);
	return 0;
}

static int csv_cell_read(const struct csv_in *c, struct incoming *i, size_t k, const char *cell, struct err *e)
{
	const field *f = c->map->columns[k];
	const char *name = c->stamps[k] ? c->stamps[k] : f ? f->name : NULL;
	int code = 0;

	if (c->stamps[k])
		code = incoming_stamp(i, name, cell, e);
	else if (f)
		code = field_cell(i, f, cell, e);
	if (code)
		err_place(e, "%s.%s", i->r->e->name, name);
	return code;
}

static bool blank(char **cells, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (cells[k][strspn(cells[k], " \t")])
			return false;
	return true;
}

static int too_many(struct csv_in *c, char **cells, size_t count, struct err *e)
{
	if (count <= c->map->count || blank(cells + c->map->count, count - c->map->count))
		return 0;
	return err_setf(e, ERR_INPUT, _("%zu cells where the header has %zu|put a text that holds the separator between quotation marks"), count,
		c->map->count);
}

static int csv_one(void *data, size_t line, char **cells, size_t count)
{
	struct csv_in *c = data;
	AUTO_ERR e = {0};

	if (!c->header) {
		c->header = true;
		return 0;
	}
	if (blank(cells, count))
		return 0;
	struct incoming *i = incoming_new(c->in, c->map->e, line);
	int wrong = too_many(c, cells, count, &e);
	if (wrong)
		import_note(c->in, line, &e);
	for (size_t k = 0; k < count && k < c->map->count; k++) {
		int code = csv_cell_read(c, i, k, cells[k], &e);
		if (!code)
			continue;
		import_note(c->in, line, &e);
		wrong = code;
	}
	if (!wrong)
		return import_take(c->in, i, c->e);
	import_drop(c->in, i);
	return 0;
}

static void stamps_of(struct csv_in *c)
{
	static const char *const names[] = {[STAMP_UID] = "uid", [STAMP_CREATED] = "created", [STAMP_UPDATED] = "updated"};

	c->stamps = NEW_ARRAY(c->in, const char *, c->map->count + 1);
	for (size_t k = 0; k < c->map->count; k++) {
		enum stamp s = c->map->columns[k] ? STAMP_NONE : csv_stamp(c->map->headers[k]);
		c->stamps[k] = s >= STAMP_UID ? names[s] : NULL;
	}
}

/* A column nothing is done with is said: what it holds would be lost without a word. */
static void say_left_out(struct csv_in *c)
{
	for (size_t k = 0; k < c->map->count; k++) {
		AUTO_ERR e = {0};
		if (c->map->columns[k] || csv_stamp(c->map->headers[k]) != STAMP_NONE || !*c->map->headers[k])
			continue;
		err_setf(&e, ERR_INPUT, _("The column “%s” is left out|give it the name of a field if it is needed"), c->map->headers[k]);
		e.warning = true;
		import_note(c->in, 1, &e);
	}
}

int csv_import(struct import *in, const csv_map *map, struct err *err)
{
	struct csv_in c = {.in = in, .map = map, .e = err};
	char *text;
	size_t len;
	int code = csv_text(in, &text, &len, import_path(in), err);

	if (code)
		return code;
	stamps_of(&c);
	say_left_out(&c);
	AUTO_ERR why = {0};
	code = csv_rows(text, len, map->separator, csv_one, &c, &why);
	if (why.code) {
		err_setf(err, why.code, "%s|%s", why.what, why.todo);
		err_place(err, "%s:%s", import_path(in), why.place);
	}
	return code;
}
