// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/record/record.h>
#include <carnet/record/registry.h>

/* Dates further than this from today are more often slips than plans. */
enum { DOUBT_DAYS_PAST = 366 * 15, DOUBT_DAYS_AHEAD = 366 * 6 };

/* A text of nothing is not ours: an outside tool may have written it. */
static void check_needed(const field *f, const value *v, struct err *e)
{
	if ((f->flags & F_NEED) && (v->kind == V_NULL || (v->kind == V_TEXT && !v->len)))
		err_setf(e, ERR_INPUT, _("“%s” is empty|fill it in"), _(f->label));
}

static void check_choice(const field *f, const value *v, struct err *e)
{
	if (f->type != &t_choice || v->kind != V_TEXT)
		return;
	for (const choice *c = f->opt.choices; c->word; c++) {
		if (strcmp(c->word, v->s) == 0)
			return;
	}
	value ignored;
	f->type->parse(NULL, &ignored, f, v->s, e);
}

static const char *shown(const void *parent, const field *f, int64_t n)
{
	strbuf *b = sb_new(parent);
	value v = value_int(n);
	field_print(b, f, &v);
	return b->s;
}

static void check_bounds(const field *f, const value *v, struct err *e)
{
	if (v->kind != V_INT)
		return;
	AUTO_CTX(tmp);
	if (f->opt.max > f->opt.min && (v->n < f->opt.min || v->n > f->opt.max))
		err_setf(e, ERR_INPUT, _("%s is out of bounds|write a value from %s to %s"), shown(tmp, f, v->n), shown(tmp, f, f->opt.min),
			 shown(tmp, f, f->opt.max));
	else if (f->opt.doubt_max && llabs(v->n) > f->opt.doubt_max) {
		err_setf(e, ERR_INPUT, _("%s is unusually much|confirm, or correct the value"), shown(tmp, f, v->n));
		e->warning = true;
	}
}

static void check_date(const field *f, const value *v, struct err *e)
{
	int day;
	if (f->type != &t_date || v->kind != V_TEXT || date_from_iso(&day, v->s))
		return;
	int ahead = day - clock_today();
	if (ahead <= DOUBT_DAYS_AHEAD && ahead >= -DOUBT_DAYS_PAST)
		return;
	AUTO_CTX(tmp);
	err_setf(e, ERR_INPUT, _("%s is far from today|confirm, or correct the date"), date_text(tmp, day, DATE_LONG));
	e->warning = true;
}

static void (*const checks[])(const field *f, const value *v, struct err *e) = {check_needed, check_choice, check_bounds, check_date};

void record_check(const record *r, struct problems *p)
{
	for (size_t i = 0; i < r->e->nfields; i++) {
		const field *f = &r->e->fields[i];
		for (size_t c = 0; c < LENGTH(checks); c++) {
			AUTO_ERR e = {0};
			checks[c](f, &r->v[i], &e);
			if (!e.code)
				continue;
			err_place(&e, "%s.%s", r->e->name, f->name);
			problems_take(p, &e);
			break;
		}
	}
}

void record_rules_sql(strbuf *sql, const entity *e)
{
	if (!e->nrules)
		return;
	for (size_t i = 0; i < e->nrules; i++) {
		sb_add(sql, i ? ",(" : "SELECT (");
		sql_dated(sql, e->rules[i].bad, clock_today());
		sb_addc(sql, ')');
	}
	sb_add(sql, " FROM (SELECT ? AS \"id\"");
	for (size_t i = 0; i < e->nfields; i++)
		sb_addf(sql, ",? AS \"%s\"", e->fields[i].name);
	sb_add(sql, ") AS NEW");
}

int rule_describe(struct err *e, const entity *of, const rule *r)
{
	AUTO_CTX(tmp);
	char *what = mem_dup(tmp, _(r->message));
	char *bar = strchr(what, '|');
	*bar = '\0'; /* every message has one: tested */
	err_set(e, ERR_INPUT, what, bar + 1);
	if (e)
		e->warning = r->doubt;
	return err_place(e, "%s.%s", of->name, r->field);
}

/* The last word of an SQLite message: "CHECK constraint failed: meeting.date" names meeting.date. */
static const char *raised_name(const char *raised)
{
	const char *colon = strrchr(raised, ':');
	const char *name = colon ? colon + 1 : raised;
	while (*name == ' ')
		name++;
	return name;
}

static int broken_type(struct err *e, const field *f, bool missing)
{
	if (missing)
		return err_setf(e, ERR_INPUT, _("“%s” is empty|fill it in"), _(f->label));
	return err_setf(e, ERR_INPUT, _("The value of “%s” is not a valid %s|correct it"), _(f->label), _(f->type->name));
}

int rule_error(struct err *e, const char *raised)
{
	AUTO_CTX(tmp);
	char *name = mem_dup(tmp, raised_name(raised));
	char *dot = strchr(name, '.');
	if (!dot)
		return 0;
	*dot = '\0';
	const entity *of = entity_named(name);
	int i = of ? field_index_named(of, dot + 1) : -1;
	if (i < 0)
		return 0;
	const field *f = &of->fields[i];
	for (size_t k = 0; k < of->nrules; k++) {
		const rule *r = &of->rules[k];
		if (!r->doubt && !r->typed && strcmp(r->field, f->name) == 0 && !strstr(raised, "constraint"))
			return rule_describe(e, of, r);
	}
	broken_type(e, f, strstr(raised, "NOT NULL") != NULL);
	return err_place(e, "%s.%s", of->name, f->name);
}
