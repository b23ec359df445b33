// SPDX-License-Identifier: EUPL-1.2
/* Amounts not yet sent follow what they were computed from: the trips before them, their vehicle, the rules of their payer. */
#include <carnet/desk/marks.h>
#include <carnet/desk/money.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/mandates.h>
#include <carnet/rules/policy.h>

static bool moves_counter(const record *x)
{
	return strcmp(record_text(x, "kind"), "kilomètres") == 0;
}

int desk_follow(desk *d, const record *moved, struct err *e)
{
	AUTO_CTX(tmp);
	scales *s;
	int followed, code = 0;

	if (!moves_counter(moved))
		return 0;
	code = desk_scales(d, tmp, &s, e);
	return code ? code : expense_follow(d->j, s, moved, &followed, e);
}

static bool comes_before(const record *a, const record *b)
{
	int order = strcmp(record_text(a, "date"), record_text(b, "date"));

	return order < 0 || (order == 0 && a->id < b->id);
}

/* The first trip of each year. */
static void take_first(const record **firsts, size_t *count, const record *x)
{
	enum { YEAR = 4 };
	size_t i = 0;

	while (i < *count && strncmp(record_text(firsts[i], "date"), record_text(x, "date"), YEAR) != 0)
		i++;
	*count += i == *count;
	if (!firsts[i] || comes_before(x, firsts[i]))
		firsts[i] = x;
}

int desk_follow_all(desk *d, record *const *moved, size_t count, struct err *e)
{
	AUTO_CTX(tmp);
	const record **firsts = NEW_ARRAY(tmp, const record *, count + 1);
	size_t years = 0;
	int code = 0;

	memset(firsts, 0, (count + 1) * sizeof *firsts);
	for (size_t i = 0; i < count; i++)
		if (moves_counter(moved[i]))
			take_first(firsts, &years, moved[i]);
	for (size_t i = 0; i < years && !code; i++)
		code = desk_follow(d, firsts[i], e);
	return code;
}

/* ---- rules ---- */

/* What an amount depends on. */
static const char *const of_vehicle[] = {"kind", "engine_cc", "fiscal_power", "electric", NULL};
static const char *const of_payer[] = {
	"scale", "calculation", "counter_scope", "scale_choice", "house_rate", "meal_mode", "night_mode", "meal_cap", "night_cap", NULL,
};

static const struct {
	const entity *e;
	const char *const *names;
} rules[] = {{&e_vehicle, of_vehicle}, {&e_payer, of_payer}};

static const char *changed_rule(const record *r, const record *before)
{
	for (size_t i = 0; i < LENGTH(rules); i++)
		for (const char *const *name = rules[i].names; rules[i].e == r->e && *name; name++)
			if (!value_same(record_get(r, *name), record_get(before, *name)))
				return *name;
	return NULL;
}

static void tell(struct problems *p, const record *r, const char *name, int count)
{
	AUTO_ERR said = {0};

	if (!p || count <= 0)
		return;
	err_setf(&said, ERR_INPUT,
	         ngettext("%d expense not yet sent is computed again with this|what was sent does not change",
	                  "%d expenses not yet sent are computed again with this|what was sent does not change",
	                  (unsigned long)count),
	         count);
	err_place(&said, "%s.%s", r->e->name, name);
	said.warning = true;
	problems_take(p, &said);
}

/* A scale half typed would be kept, and no amount computed by it. */
static void doubt_scale(const record *r, struct problems *p)
{
	AUTO_ERR unknown = {0};

	if (!p || r->e != &e_payer || !*record_text(r, "scale") || policy_of(r).scale != SCALE_UNKNOWN)
		return;
	err_set(&unknown, ERR_INPUT, _("This scale is not a known one, no kilometre will be computed"), _("write barème fiscal, tarif public or taux maison"));
	err_place(&unknown, "payer.scale");
	unknown.warning = true;
	problems_take(p, &unknown);
}

int desk_keep_rules(desk *d, record *r, const record *before, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	const char *what = before ? changed_rule(r, before) : NULL;
	scales *s;
	int count = 0, code;

	doubt_scale(r, p);
	if (!what)
		return journal_save(d->j, r, p, e);
	code = desk_scales(d, tmp, &s, e);
	code = code ? code : journal_begin(d->j, NULL, e);
	if (code)
		return code;
	code = journal_save(d->j, r, p, e);
	code = code ? code : expense_follow_rules(d->j, s, r->e->name, r->id, &count, e);
	if (code) {
		journal_rollback(d->j);
		return code;
	}
	tell(p, r, what, count);
	return journal_commit(d->j, e);
}

/* ---- deleted ---- */

static int delete_all(desk *d, const entity *of, const int64_t *ids, size_t n, int *gone, int *freed, struct err *e)
{
	int code = 0;

	for (size_t i = 0; i < n && !code; i++) {
		int with = 0, loosened = 0;
		code = journal_delete(d->j, of, ids[i], &with, &loosened, e);
		*gone += with;
		*freed += loosened;
	}
	return code;
}

/* Amounts whose counter has moved follow, and shares no longer have the receipt of what is gone. */
static int delete_expenses(desk *d, const entity *of, const int64_t *ids, size_t n, int *gone, int *freed, struct err *e)
{
	AUTO_CTX(tmp);
	record **was = NEW_ARRAY(tmp, record *, n);
	int64_t *shares = NULL;
	size_t count = 0;
	int code = 0;

	for (size_t i = 0; i < n && !code; i++) {
		code = journal_get(d->j, was, &was[i], &e_expense, ids[i], e);
		code = code ? code : receipt_sharers(d, tmp, ids[i], &shares, &count, e);
	}
	code = code ? code : delete_all(d, of, ids, n, gone, freed, e);
	code = code ? code : desk_follow_all(d, was, n, e);
	return code ? code : receipt_lost(d, shares, count, e);
}

/* With the boxes ticked for it in the list of the end of a mandate, which only its name refers to. */
static int delete_mandates(desk *d, const entity *of, const int64_t *ids, size_t n, int *gone, int *freed, struct err *e)
{
	AUTO_CTX(tmp);
	char **pages = NEW_ARRAY(tmp, char *, n);
	int unticked, code = 0;

	for (size_t i = 0; i < n && !code; i++)
		code = mark_mandate_page(d, tmp, PAGE_END_OF_MANDATE, ids[i], &pages[i], e);
	code = code ? code : delete_all(d, of, ids, n, gone, freed, e);
	for (size_t i = 0; i < n && !code; i++)
		code = mark_clear(d, pages[i], 0, &unticked, e);
	return code;
}

/* What takes more with it than the journal knows. */
static const struct {
	const entity *of;
	int (*run)(desk *d, const entity *of, const int64_t *ids, size_t n, int *gone, int *freed, struct err *e);
} deletions[] = {{&e_expense, delete_expenses}, {&e_mandate, delete_mandates}};

int desk_delete(desk *d, const entity *of, const int64_t *ids, size_t n, int *gone, int *freed, struct err *e)
{
	AUTO_CTX(tmp);
	size_t kind = 0;
	int code = journal_begin(d->j, n > 1 ? mem_printf(tmp, _("Deleted: %zu %s"), n, _(of->many)) : NULL, e);

	*gone = *freed = 0;
	if (code)
		return code;
	while (kind < LENGTH(deletions) && deletions[kind].of != of)
		kind++;
	code = (kind < LENGTH(deletions) ? deletions[kind].run : delete_all)(d, of, ids, n, gone, freed, e);
	return journal_end(d->j, code, e);
}
