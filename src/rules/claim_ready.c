// SPDX-License-Identifier: EUPL-1.2
/* The check-list of a claim before it is sent: what stops it, then what deserves a look. */
#include <carnet/rules/claim.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/doubts.h>
#include <carnet/rules/expense.h>
#include "claim_parts.h"

typedef struct list {
	journal *j;
	const claim_sheet *c;
	struct problems *p;
} list;

static void say(list *w, bool warning, const char *where, const char *what, const char *todo)
{
	AUTO_ERR e = {0};

	err_set(&e, ERR_INPUT, what, todo);
	err_place(&e, "%s", where);
	e.warning = warning;
	problems_take(w->p, &e);
}

static const char *line_place(const void *tmp, const record *x, const char *name)
{
	return mem_printf(tmp, "expense %lld.%s", (long long)x->id, name);
}

static void amounts(list *w)
{
	for (size_t i = 0; i < w->c->count; i++) {
		AUTO_CTX(tmp);
		const claim_line *l = &w->c->lines[i];
		const char *where = line_place(tmp, l->x, "amount");
		if (record_get(l->x, "amount")->kind == V_NULL && record_get(l->x, "real_amount")->kind == V_NULL)
			say(w, false, where, _("This line has no amount"), _("complete it, or take it out of the claim"));
		else if (l->p.asked < 0 && !is_regularisation(l->x))
			say(w, false, where, _("This line would be paid negative: the official table falls there"),
			    _("agree with the payer on what is due, and write that amount"));
		if (record_int(l->x, "provisional"))
			say(w, true, where, _("This amount is provisional: its table may still change"), _("send it all the same, or wait for the table"));
	}
}

static void whole(list *w)
{
	if (w->c->count == 0)
		say(w, false, "claim", _("The claim has no line"), _("put expenses in it, or delete it"));
	else if (w->c->total.asked < 0)
		say(w, false, "claim", _("The claim asks for less than nothing"), _("agree with the payer, and put the correction in your next claim"));
}

/* What the document needs of the person. */
static const struct {
	const char *name, *what;
} wanted[] = {
	{"name", N_("Your name is missing from your profile")},
	{"address", N_("Your postal address is missing from your profile")},
};

static int profile(list *w, struct err *e)
{
	AUTO_CTX(tmp);
	record **rows;
	size_t count;
	int code = journal_window(w->j, tmp, query_new(tmp, &e_profile), NULL, false, 1, &rows, &count, e);

	for (size_t i = 0; i < LENGTH(wanted) && !code; i++)
		if (!count || !*record_text(rows[0], wanted[i].name))
			say(w, true, mem_printf(tmp, "profile.%s", wanted[i].name), _(wanted[i].what), _("write it: the payer needs it on the claim"));
	return code;
}

static void unpriced(list *w)
{
	enum { COUNTED = 1000 };
	AUTO_CTX(tmp);
	query *q = expense_unpriced(tmp);

	query_where(q, "payer", OP_IS, value_int(w->c->payer->id));
	int n = (int)journal_count(w->j, q, COUNTED);
	if (n)
		say(w, true, "expense",
		    mem_printf(tmp, ngettext("%d expense of this payer has no amount, and is not in the claim", "%d expenses of this payer have no amount, and are not in the claim",
		                             (unsigned long)n), n),
		    _("complete them first, or send this claim without them"));
}

/* The doubts of a line, told with its number; of one field only when it is named. */
static int line_doubts(list *w, const record *x, const char *only, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS found = {0};
	int code = expense_doubts(w->j, x, &found, e);

	for (size_t k = 0; k < found.count; k++) {
		const char *name = strchr(found.list[k].place, '.') + 1;
		if (!only || strcmp(name, only) == 0)
			say(w, true, line_place(tmp, x, name), found.list[k].what, found.list[k].todo);
	}
	return code;
}

static int doubts(list *w, struct err *e)
{
	int code = 0;

	for (size_t i = 0; i < w->c->count && !code; i++)
		code = line_doubts(w, w->c->lines[i].x, NULL, e);
	return code;
}

int claim_ready(journal *j, int64_t id, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	claim_sheet *c;
	int code = claim_read(j, tmp, &c, id, e);

	if (code)
		return code;
	list w = {.j = j, .c = c, .p = p};
	whole(&w);
	amounts(&w);
	unpriced(&w);
	code = profile(&w, e);
	return code ? code : doubts(&w, e);
}

/* ---- given up ---- */

/* What the doubts of an expense say of its vehicle, its kilometres being given up. */
static int vehicle_doubts(list *w, const claim_line *l, struct err *e)
{
	AUTO_CTX(tmp);
	record *x = record_copy(tmp, l->x);

	record_set(x, "waived_amount", value_int(l->p.waived));
	return line_doubts(w, x, "vehicle", e);
}

/* The day of the waiver is that of the gift. */
static void other_year(list *w)
{
	AUTO_CTX(tmp);
	int on = day_field(w->c->claim, "waived_on", DAY_NONE), last = DAY_NONE;

	for (size_t i = 0; i < w->c->count; i++)
		if (w->c->lines[i].p.waived > 0)
			last = day_field(w->c->lines[i].x, "date", last);
	if (on != DAY_NONE && last != DAY_NONE && year_of(last) < year_of(on))
		say(w, true, "claim.waived_on", mem_printf(tmp, _("The day of the waiver is that of the gift: it counts for %d"), year_of(on)),
		    _("correct that day if you gave it up in writing earlier"));
}

int claim_waived_doubts(journal *j, int64_t id, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	claim_sheet *c;
	int code = claim_read(j, tmp, &c, id, e);

	if (code)
		return code;
	list w = {.j = j, .c = c, .p = p};
	other_year(&w);
	for (size_t i = 0; i < c->count && !code; i++)
		code = c->lines[i].p.waived > 0 ? vehicle_doubts(&w, &c->lines[i], e) : 0;
	return code;
}
