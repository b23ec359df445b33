// SPDX-License-Identifier: EUPL-1.2
/* The form of an expense. What the program puts in (the amount, the distance of a route, the mandate of a meeting) follows what is typed,
   until the person types something else there; the sentence that explains the amount and every doubt stand under the fields. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/money.h>
#include "form_screen.h"
#include "money.h"

enum { NOTES_MOST = 16 };

enum { MANDATE, RETURN, DISTANCE, LABEL, AMOUNT };

/* always: never typed by a person. */
static const struct {
	const char *name;
	bool always;
} followed[] = {
	[MANDATE] = {"mandate", false}, [RETURN] = {"return_trip", false}, [DISTANCE] = {"distance", false}, [LABEL] = {"label", false},
	[AMOUNT] = {"amount", false}, {"explanation", true}, {"scale_used", true}, {"provisional", true},
};
enum { FOLLOWED = LENGTH(followed) };

struct form_price {
	struct form_screen *fs;
	char *put[FOLLOWED];       /* what the program put in each, NULL: nothing */
	bool stale, frozen;        /* frozen: its claim is submitted, its amount is what it is */
	void *made;                /* the notes hang here */
	struct form_note notes[NOTES_MOST];
	size_t count;
};

static struct input *input_of(const struct form_price *p, size_t i)
{
	return form_input(p->fs->f, entity_field(&e_expense, followed[i].name));
}

static bool same(const struct input *c, const char *put)
{
	return put && strcmp(input_typed(c), put) == 0;
}

static const record *before_of(const struct form_price *p)
{
	return p->fs->f->start->id ? p->fs->f->start : NULL;
}

/* A route gives its label and its way back together with its distance. */
static bool ours(const struct form_price *p, size_t i)
{
	bool by_route = i == RETURN || i == LABEL;

	return same(input_of(p, i), p->put[i]) && (!by_route || same(input_of(p, DISTANCE), p->put[DISTANCE]));
}

/* What the program put in is taken out of the record, to be put in again from what is typed now. */
static void take_out(const struct form_price *p, record *x)
{
	const record *before = before_of(p);
	bool explained = before && *record_text(before, "explanation");

	for (size_t i = 0; i < FOLLOWED; i++) {
		if (followed[i].always && before)
			record_set(x, followed[i].name, *record_get(before, followed[i].name));
		else if (followed[i].always || ours(p, i))
			record_set(x, followed[i].name, (value){.kind = V_NULL});
	}
	/* An amount that was computed counts as typed unless it is still the one that was kept. */
	if (explained && same(input_of(p, AMOUNT), p->put[AMOUNT]))
		record_set(x, "amount", *record_get(before, "amount"));
}

static void put_in(struct form_price *p, size_t i, const value *v)
{
	AUTO_CTX(tmp);
	struct input *c = input_of(p, i);
	strbuf *b = sb_new(tmp);

	field_edit(b, c->f, v);
	bool may = followed[i].always || same(c, p->put[i]) || !*input_typed(c);
	if (!may || (c == form_focus(p->fs->f) && !followed[i].always))
		return;
	if (strcmp(input_typed(c), b->s))
		input_set(c, p->fs->f->j, b->s);
	talloc_free(p->put[i]);
	p->put[i] = *b->s ? mem_dup(p, b->s) : NULL;
}

static void note(struct form_price *p, enum role role, const char *sign, const char *text)
{
	if (p->count < NOTES_MOST)
		p->notes[p->count++] = (struct form_note){role, sign, mem_dup(p->made, text)};
}

/* Why there is no amount: told apart from the doubts, since an expense may be completed later. */
static bool no_amount(const struct err *e, const record *x)
{
	return e->place && strcmp(e->place, "expense.amount") == 0 && record_get(x, "amount")->kind == V_NULL;
}

static void tell(struct form_price *p, const record *x, const struct problems *doubts)
{
	AUTO_CTX(tmp);
	const char *said = record_text(x, "explanation");

	TALLOC_FREE(p->made);
	p->made = talloc_new(p);
	p->count = 0;
	if (p->frozen)
		note(p, ROLE_TEXT, "  ", _("This line is in a submitted claim: its amount no longer changes."));
	if (*said)
		note(p, ROLE_TEXT, "= ", said);
	else if (record_get(x, "amount")->kind == V_INT)
		note(p, ROLE_TEXT, "= ", _("Amount typed by you. Empty it, and it is computed again."));
	if (record_int(x, "provisional"))
		note(p, ROLE_WARN, MARK_LATE " ", _("Provisional amount: its table may still change."));
	for (size_t i = 0; i < doubts->count; i++) {
		const struct err *e = &doubts->list[i];
		note(p, no_amount(e, x) ? ROLE_DIM : ROLE_WARN, no_amount(e, x) ? "? " : MARK_LATE " ", mem_printf(tmp, _("%s: %s."), e->what, e->todo));
	}
}

void form_price_again(struct form_screen *fs)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS doubts = {0};
	AUTO_ERR e = {0};
	struct form_price *p = fs->price;

	if (!p || !p->stale)
		return;
	p->stale = false;
	record *x = form_understood(tmp, fs->f);
	if (!*record_text(x, "kind")) {
		p->count = 0;
		return;
	}
	if (p->frozen) {
		tell(p, x, &doubts);
		return;
	}
	take_out(p, x);
	if (desk_price(fs->s.app->desk, x, before_of(p), NULL, &doubts, &e)) {
		app_tell_err(fs->s.app, &e);
		return;
	}
	for (size_t i = 0; i < FOLLOWED; i++)
		put_in(p, i, record_get(x, followed[i].name));
	tell(p, x, &doubts);
}

int expense_keep_asking(desk *d, record *x, const record *before, struct problems *p, struct err *e)
{
	AUTO_PROBLEMS doubts = {0};
	int code = desk_keep_expense(d, x, before, &doubts, e);

	for (size_t i = 0; i < doubts.count; i++)
		if (!no_amount(&doubts.list[i], x) || !doubts.list[i].warning)
			problems_take(p, &doubts.list[i]);
	return code;
}

static int keep(void *keeper, record *r, const record *before, struct problems *problems, struct err *e)
{
	struct form_price *p = keeper;

	if (!p->frozen)
		take_out(p, r);
	return expense_keep_asking(p->fs->s.app->desk, r, before, problems, e);
}

/* What the record was opened with counts as put in by the program where it would put the same. */
static void recognise(struct form_price *p)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS doubts = {0};
	AUTO_ERR e = {0};
	const record *start = p->fs->f->start;
	record *x = record_copy(tmp, start);

	for (size_t i = 0; i < AMOUNT; i++)
		record_set(x, followed[i].name, (value){.kind = V_NULL});
	if (desk_price(p->fs->s.app->desk, x, NULL, NULL, &doubts, &e))
		return;
	for (size_t i = 0; i < AMOUNT; i++)
		if (record_get(start, followed[i].name)->kind != V_NULL && value_same(record_get(start, followed[i].name), record_get(x, followed[i].name)))
			p->put[i] = mem_dup(p, input_typed(input_of(p, i)));
	if (*record_text(start, "explanation"))
		p->put[AMOUNT] = mem_dup(p, input_typed(input_of(p, AMOUNT)));
}

static bool is_sent(journal *j, const record *x)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	record *claim;

	return x->id && record_int(x, "claim") && !journal_get(j, tmp, &claim, &e_claim, record_int(x, "claim"), &ignored) &&
	       claim_status(claim) != CLAIM_DRAFT;
}

void form_price_begin(struct form_screen *fs)
{
	TALLOC_FREE(fs->price);
	if (fs->e != &e_expense)
		return;
	struct form_price *p = fs->price = NEW(fs, struct form_price);
	p->fs = fs;
	p->frozen = is_sent(fs->f->j, fs->f->start);
	p->stale = true;
	fs->f->keep = keep;
	fs->f->keeper = p;
	recognise(p);
}

void form_price_stale(struct form_screen *fs)
{
	if (fs->price)
		fs->price->stale = true;
}

size_t form_price_notes(const struct form_screen *fs, const struct form_note **list)
{
	*list = fs->price ? fs->price->notes : NULL;
	return fs->price ? fs->price->count : 0;
}
