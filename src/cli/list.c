// SPDX-License-Identifier: EUPL-1.2
#include <inttypes.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "command.h"

enum { COLUMNS = 32 };

/* The columns of one list: the number, then the fields marked for lists. */
struct list {
	struct cli *c;
	table *t;
	const field *fields[COLUMNS];
	column columns[COLUMNS + 1];
	strbuf *cells[COLUMNS + 1];
	int64_t last[COLUMNS];   /* the record a reference column named last: neighbours name the same one */
	size_t count;
};

static struct list *list_new(struct cli *c, const entity *e)
{
	struct list *l = NEW(c, struct list);

	l->c = c;
	l->columns[0] = (column){_("No."), true, true};
	l->cells[0] = sb_new(l);
	for (size_t i = 0; i < e->nfields && l->count < COLUMNS; i++) {
		if (!(e->fields[i].flags & F_LIST))
			continue;
		const field_type *type = e->fields[i].type;
		l->fields[l->count++] = &e->fields[i];
		l->columns[l->count] = (column){_(e->fields[i].label), type->right, type->right || type->control == CONTROL_DATE || type == &t_time};
		l->cells[l->count] = sb_new(l);
	}
	return l;
}

/* For a person as in a letter, for a program as it is typed: 03/12/2026, 12,50. */
static void list_cell(struct list *l, strbuf *cell, size_t i, const record *r)
{
	const field *f = l->fields[i];
	value v = r->v[f - r->e->fields];

	if (f->type == &t_reference && v.kind == V_INT && v.n == l->last[i])
		return;
	sb_clear(cell);
	if (v.kind == V_NULL && f->opt.effective)
		v = journal_effective(l->c->d.j, r, f);
	if (v.kind == V_NULL || v.kind == V_BLOB)
		return;
	if (f->type == &t_reference) {
		l->last[i] = v.n;
		journal_print(l->c->d.j, cell, f, &v);
	} else if (l->c->screen) {
		field_print(cell, f, &v);
	} else {
		field_edit(cell, f, &v);
	}
}

static int list_row(void *data, const record *r)
{
	struct list *l = data;
	const char *cells[COLUMNS + 1];

	sb_clear(l->cells[0]);
	sb_addf(l->cells[0], "%" PRId64, r->id);
	cells[0] = l->cells[0]->s;
	for (size_t i = 0; i < l->count; i++) {
		list_cell(l, l->cells[i + 1], i, r);
		cells[i + 1] = l->cells[i + 1]->s;
	}
	table_row(l->t, cells);
	return l->c->broken || l->c->wrong.code ? 1 : 0;
}

static int list_table(struct cli *c, const query *q, struct err *e)
{
	struct list *l = list_new(c, q->e);

	l->t = table_new(c, l->columns, l->count + 1, true);
	int code = journal_each(c->d.j, q, list_row, l, e);
	if (code < 0)
		return code;
	table_end(l->t);
	return 0;
}

static int list_csv(struct cli *c, const query *q, struct err *e)
{
	const char *fields[COLUMNS + 2] = {"id"};
	size_t n = 1;

	for (size_t i = 0; i < q->e->nfields && n < COLUMNS; i++)
		if ((q->e->fields[i].flags & (F_LIST | F_PRIVATE)) == F_LIST)
			fields[n++] = q->e->fields[i].name;
	return export_csv(c->d.j, out_sink(c), q, fields, e);
}

static int list_json(struct cli *c, const query *q, struct err *e)
{
	return export_query_json(c->d.j, out_sink(c), q, e);
}

static const struct {
	const char *name;
	int (*list)(struct cli *c, const query *q, struct err *e);
} formats[] = {
	{"table", list_table},
	{"csv", list_csv},
	{"json", list_json},
};

static int list_format(const struct cli *c, size_t *out, struct err *e)
{
	const char *name = cli_json(c) ? "json" : c->set[O_FORMAT] ? c->set[O_FORMAT] : "table";

	for (*out = 0; *out < LENGTH(formats); (*out)++)
		if (text_same(formats[*out].name, name))
			return 0;
	return err_setf(e, ERR_INPUT, _("There is no list format “%s”|choose table, csv or json"), name);
}

static int list_filter(const entity *kind, query *q, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	const char *name = mem_dupn(tmp, typed, strcspn(typed, "=<>~"));
	const field *f;
	int code = 0;

	if (typed[strlen(name)] && strcmp(name, "id") && strcmp(name, "uid"))
		code = argument_field(kind, name, &f, e);
	return code ? code : query_filter(q, typed, e);
}

static int list_sort(const entity *kind, query *q, const char *typed, struct err *e)
{
	const char *name = typed + (*typed == '-');
	const field *f;
	int code = strcmp(name, "id") ? argument_field(kind, name, &f, e) : 0;

	return code ? code : query_sort(q, typed, e);
}

int run_list(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS changed = {0};
	const entity *kind;
	size_t format = 0;
	int code = argument_entity(c, 0, &kind, e);

	if (code)
		return code;
	query *q = query_new(tmp, kind);
	code = list_format(c, &format, e);
	for (size_t i = 1; i < c->nargs && !code; i++)
		code = list_filter(kind, q, c->args[i], e);
	if (!code && c->set[O_SORT])
		code = list_sort(kind, q, c->set[O_SORT], e);
	if (!code)
		code = option_count(c, O_LIMIT, 0, &q->limit, e);
	if (!code)
		code = cli_open(c, NEED_READ, e);
	if (!code)
		code = formats[format].list(c, q, e);
	if (!code && !c->broken)
		code = journal_held_all(c->d.j, q, &changed, e);
	return code ? code : say_damage(c, &changed, e);
}
