// SPDX-License-Identifier: EUPL-1.2
#include <inttypes.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "csv_parts.h"
#include "refs.h"

enum { FLUSH = 1 << 16 };
#define BOM "\xef\xbb\xbf"

typedef struct column {
	const field *f; /* NULL: a stamp */
	enum stamp stamp;
	const char *header;
} column;

struct csv_out {
	journal *j;
	strbuf *b, *cell, *raw;
	refs *refs;
	sink out;
	column *columns;
	size_t count;
	struct err *e;
};

static void csv_text_cell(struct csv_out *o, const char *s)
{
	sb_clear(o->cell);
	if (csv_guarded(s))
		sb_addc(o->cell, '\'');
	text_visible(o->cell, s, strlen(s), true);
	csv_cell(o->b, o->cell->s);
}

static const char *stamp_text(const record *r, enum stamp s)
{
	return s == STAMP_UID ? r->uid : s == STAMP_CREATED ? r->created : r->updated;
}

static int csv_value(struct csv_out *o, const record *r, const field *f)
{
	value v = r->v[f - r->e->fields];

	if (v.kind == V_NULL && f->opt.effective)
		v = journal_effective(o->j, r, f);
	if (v.kind == V_NULL || v.kind == V_BLOB)
		return 0;
	if (f->type == &t_reference) {
		AUTO_ERR err = {0};
		const char *typed = refs_typed(o->refs, entity_named(f->opt.ref), v.n, &err);
		if (typed)
			csv_text_cell(o, typed);
		if (typed || err.code == ERR_MISSING) /* another program took it away: journal_lost_links says so */
			return 0;
		err_set(o->e, err.code, err.what, err.todo);
		return err_place(o->e, "%s.%s (%" PRId64 ")", r->e->name, f->name, r->id);
	}
	sb_clear(o->raw);
	field_edit(o->raw, f, &v);
	if (v.kind == V_TEXT)
		csv_text_cell(o, o->raw->s);
	else
		csv_cell(o->b, o->raw->s);
	return 0;
}

static int csv_line(void *data, const record *r)
{
	struct csv_out *o = data;

	int code = 0;

	for (size_t i = 0; i < o->count && !code; i++) {
		const column *c = &o->columns[i];
		if (i > 0)
			sb_addc(o->b, ';');
		if (c->f)
			code = csv_value(o, r, c->f);
		else if (c->stamp == STAMP_ID)
			sb_addf(o->b, "%" PRId64, r->id);
		else
			sb_add(o->b, stamp_text(r, c->stamp));
	}
	sb_add(o->b, "\r\n");
	return code ? code : sink_flush(o->out, o->b, false, o->e);
}

/* A label that another column already has, or that reading would take for another field, is replaced by the field's own name. */
static const char *column_header(const struct csv_out *o, const entity *e, const field *f)
{
	const char *label = i18n_in_french(f->label);

	for (size_t i = 0; i < o->count; i++)
		if (!strcmp(o->columns[i].header, label))
			return f->name;
	return csv_field(e, label) == f ? label : f->name;
}

static void column_add(struct csv_out *o, const entity *e, const field *f, enum stamp s)
{
	column *c = &o->columns[o->count];

	c->f = f;
	c->stamp = s;
	c->header = f ? column_header(o, e, f) : csv_stamp_label(s);
	o->count++;
}

static int columns_named(struct csv_out *o, const entity *e, const char *const *fields, struct err *err)
{
	for (; *fields; fields++) {
		const field *f = entity_field(e, *fields);
		enum stamp s = f ? STAMP_NONE : csv_stamp(*fields);
		if (!f && s == STAMP_NONE)
			return err_setf(err, ERR_INPUT, _("No field “%s” in “%s”|carnet help %s lists the fields"), *fields, _(e->one), e->name);
		column_add(o, e, f, s);
	}
	return 0;
}

static int columns_choose(struct csv_out *o, const entity *e, const char *const *fields, struct err *err)
{
	size_t room = e->nfields + 3;

	if (fields)
		for (room = 0; fields[room]; room++)
			;
	o->columns = NEW_ARRAY(o->b, column, room + 1);
	if (fields)
		return columns_named(o, e, fields, err);
	for (size_t i = 0; i < e->nfields; i++)
		if (!(e->fields[i].flags & F_PRIVATE) && e->fields[i].type != &t_file)
			column_add(o, e, &e->fields[i], STAMP_NONE);
	for (enum stamp s = STAMP_UID; s <= STAMP_UPDATED; s++)
		column_add(o, e, NULL, s);
	return 0;
}

char *export_withheld(const void *parent, const entity *e)
{
	strbuf *b = sb_new(parent);

	for (size_t i = 0; i < e->nfields; i++)
		if ((e->fields[i].flags & (F_LIST | F_PRIVATE)) == (F_LIST | F_PRIVATE))
			sb_addf(b, "%s%s", b->len ? ", " : "", _(e->fields[i].label));
	return b->s;
}

int export_csv(journal *j, sink out, const query *q, const char *const *fields, struct err *e)
{
	AUTO_CTX(tmp);
	struct csv_out o = {.j = j, .b = sb_new(tmp), .cell = sb_new(tmp), .raw = sb_new(tmp), .refs = refs_new(tmp, j), .out = out, .e = e};
	int code = columns_choose(&o, q->e, fields, e);

	if (code)
		return code;
	sb_add(o.b, BOM);
	for (size_t i = 0; i < o.count; i++) {
		if (i > 0)
			sb_addc(o.b, ';');
		csv_cell(o.b, o.columns[i].header);
	}
	sb_add(o.b, "\r\n");
	code = journal_read_begin(j, e);
	if (code)
		return code;
	code = journal_each(j, q, csv_line, &o, e);
	journal_read_end(j);
	return code ? code : sink_flush(o.out, o.b, true, e);
}
