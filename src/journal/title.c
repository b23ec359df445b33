// SPDX-License-Identifier: EUPL-1.2
/* How a record is named and how its values are shown, references in words. */
#include "internal.h"

#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

enum { PROSE_CELLS = 100 };

/* One part of a title's template: the text before a field, and the field. Returns what follows it, NULL at the end. */
struct title_part {
	const char *before;
	size_t len;
	const field *f;
};
static const char *next_part(const entity *e, const char *at, struct title_part *out)
{
	const char *open = strchr(at, '{'), *close = open ? strchr(open, '}') : NULL;
	if (!close)
		return NULL;
	*out = (struct title_part){.before = at, .len = (size_t)(open - at)};
	for (size_t i = 0, len = (size_t)(close - open) - 1; i < e->nfields && !out->f; i++)
		if (!strncmp(e->fields[i].name, open + 1, len) && !e->fields[i].name[len])
			out->f = &e->fields[i];
	return close + 1;
}

const field *title_first(const entity *e)
{
	struct title_part part;
	return next_part(e, e->title, &part) ? part.f : NULL;
}

void title_tables(const entity *e, const char **tables)
{
	struct title_part part;
	size_t n = 0;
	for (; tables[n]; n++)
		if (tables[n] == e->name)
			return;
	tables[n] = e->name;
	for (const char *at = e->title; (at = next_part(e, at, &part));)
		if (part.f->type == &t_reference)
			title_tables(entity_named(part.f->opt.ref), tables);
}

char *journal_record_title(journal *j, const void *parent, const record *r)
{
	strbuf *out = sb_new(parent), *shown = sb_new(out);
	struct title_part part;
	for (const char *at = r->e->title; (at = next_part(r->e, at, &part));) {
		const value *v = &r->v[field_index(r->e, part.f)];
		if (v->kind == V_NULL)
			continue;
		sb_clear(shown);
		if (part.f->type == &t_prose)
			text_cut(shown, v->s, PROSE_CELLS);
		else
			journal_print(j, shown, part.f, v);
		/* A leave of the day of its meeting says that day once. */
		if (part.f->type == &t_reference && out->len && shown->len > out->len + part.len && !strcmp(shown->s + shown->len - out->len, out->s))
			sb_remove(shown, shown->len - out->len - part.len, out->len + part.len);
		if (out->len)
			sb_addn(out, part.before, part.len);
		sb_addn(out, shown->s, shown->len);
	}
	char *title = mem_dupn(parent, out->s, out->len);
	talloc_free(out);
	return title;
}

/* Only the columns that the title names are read: a meeting's minutes may be long. */
char *journal_title(journal *j, const void *parent, const entity *e, int64_t id)
{
	AUTO_CTX(tmp);
	record *named = record_new(tmp, e);
	strbuf *sql = sb_new(tmp);
	struct title_part part;
	for (const char *at = e->title; (at = next_part(e, at, &part));) {
		sb_add(sql, sql->len ? "," : "SELECT ");
		sql_column(sql, NULL, part.f->name);
	}
	sb_addf(sql, " FROM \"%s\" WHERE id=?", e->name);
	AUTO_ROWS r = {0};
	if (sql_query(&r, &j->sql, NULL, sql->s, "i", id) || rows_next(&r, NULL) <= 0)
		return mem_dup(parent, "");
	int column = 0;
	for (const char *at = e->title; (at = next_part(e, at, &part)); column++)
		named->v[field_index(e, part.f)] = rows_value(&r, column);
	sums_read(j, e, id);
	return journal_record_title(j, parent, named);
}

void journal_print(journal *j, strbuf *out, const field *f, const value *v)
{
	const entity *to = f->type == &t_reference && v->kind == V_INT ? entity_named(f->opt.ref) : NULL;
	char *title = to ? journal_title(j, out, to, v->n) : NULL;
	if (title)
		sb_add(out, title);
	else
		field_print(out, f, v);
	talloc_free(title);
}

/* A choice is told by the table's own word: nothing to copy, so that a walk over a long journal allocates nothing a row. */
static value settled(const record *r, const field *f, const value *shown)
{
	for (const choice *c = f->opt.choices; c && c->word; c++) {
		if (shown->kind == V_TEXT && !strcmp(c->word, shown->s))
			return (value){V_TEXT, 0, c->word, strlen(c->word)};
	}
	return value_copy(r, shown);
}

/* The statement that tells what an empty field shows. It binds only the columns that the expression names: a meeting's minutes may be long. */
struct shown {
	const field *f;
	int day;
	char *sql;
	size_t *columns, count;
};

static struct shown *shown_for(journal *j, const entity *e, const field *f, int day)
{
	if (j->shown && j->shown->f == f && j->shown->day == day)
		return j->shown;
	talloc_free(j->shown);
	struct shown *s = j->shown = NEW(j, struct shown);
	strbuf *sql = sb_new(s), *column = sb_new(s);
	*s = (struct shown){.f = f, .day = day, .columns = NEW_ARRAY(s, size_t, e->nfields)};
	sb_add(sql, "SELECT ");
	sql_shown_on(sql, f, day);
	sb_add(sql, " FROM (SELECT ");
	for (size_t i = 0; i < e->nfields; i++) {
		sb_clear(column);
		sql_column(column, NULL, e->fields[i].name);
		if (&e->fields[i] != f && !strstr(f->opt.effective, column->s))
			continue;
		sb_addf(sql, "%s? AS %s", s->count ? "," : "", column->s);
		s->columns[s->count++] = i;
	}
	sb_addc(sql, ')');
	s->sql = sql->s;
	return s;
}

value journal_effective(journal *j, const record *r, const field *f)
{
	/* Most fields ask for no day: lists print thousands of them. */
	return f->opt.effective ? journal_effective_on(j, r, f, clock_today()) : r->v[field_index(r->e, f)];
}

value journal_effective_on(journal *j, const record *r, const field *f, int day)
{
	value stored = r->v[field_index(r->e, f)];
	if (stored.kind != V_NULL || !f->opt.effective)
		return stored;
	AUTO_CTX(tmp);
	const struct shown *s = shown_for(j, r->e, f, day);
	value *v = NEW_ARRAY(tmp, value, s->count + 1);
	for (size_t i = 0; i < s->count; i++)
		v[i] = r->v[s->columns[i]];
	AUTO_ROWS q = {0};
	if (sql_query_values(&q, &j->sql, NULL, s->sql, v, s->count) || rows_next(&q, NULL) <= 0)
		return stored;
	value shown = rows_value(&q, 0);
	return settled(r, f, &shown);
}
