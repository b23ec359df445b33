// SPDX-License-Identifier: EUPL-1.2
/* A claim as it stands: its lines, what becomes of each amount, and the totals. */
#include <carnet/rules/claim.h>
#include <inttypes.h>
#include <sha2.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include "claim_parts.h"

const char *status_word(enum claim_status s)
{
	return choice_at(entity_field(&e_claim, "status"), s);
}

enum claim_status claim_status(const record *claim)
{
	const char *stored = record_text(claim, "status");
	enum claim_status s = CLAIM_DRAFT;

	while (s < CLAIM_STATUSES - 1 && strcmp(stored, status_word(s)))
		s++;
	return *stored ? s : CLAIM_DRAFT;
}

bool claim_decided(const record *claim)
{
	return claim_status(claim) > CLAIM_SENT;
}

value day_value(const void *parent, int day)
{
	char iso[11];

	date_to_iso(iso, day);
	return value_text(parent, iso);
}

int day_field(const record *r, const char *name, int otherwise)
{
	int day;

	return date_from_iso(&day, record_text(r, name)) ? otherwise : day;
}

bool is_regularisation(const record *expense)
{
	return strcmp(record_text(expense, "kind"), "régularisation") == 0;
}

static bool given(const record *r, const char *name)
{
	return record_get(r, name)->kind == V_INT;
}

int64_t expense_asked(const record *expense)
{
	return record_int(expense, given(expense, "amount") ? "amount" : "real_amount");
}

/* A claim refused or waived pays nothing, whatever its lines leave unsaid. */
claim_part claim_part_of(const record *claim, const record *expense)
{
	claim_part p = {.asked = expense_asked(expense), .waived = record_int(expense, "waived_amount")};

	if (!claim || !claim_decided(claim)) {
		p.pending = p.asked - p.waived;
		return p;
	}
	enum claim_status s = claim_status(claim);
	if (given(expense, "settled_amount"))
		p.settled = record_int(expense, "settled_amount");
	else if (s == CLAIM_WAIVED)
		p.waived = p.asked;
	else if (s != CLAIM_REFUSED)
		p.settled = p.asked - p.waived;
	p.refused = p.asked - p.waived - p.settled;
	return p;
}

/* ---- totals answered for the whole ---- */

/* Weights within what share_out takes. */
static int *weights_of(const void *parent, const claim_sheet *c)
{
	int *w = NEW_ARRAY(parent, int, c->count + 1);
	int64_t most = 0;

	for (size_t i = 0; i < c->count; i++)
		most = c->lines[i].p.asked > most ? c->lines[i].p.asked : most;
	for (size_t i = 0; i < c->count; i++)
		w[i] = c->lines[i].p.asked > 0 ? (int)(c->lines[i].p.asked / (most / SHARE_MOST + 1)) : 0;
	return w;
}

static bool all_unsaid(const claim_sheet *c, const char *name)
{
	for (size_t i = 0; i < c->count; i++)
		if (given(c->lines[i].x, name))
			return false;
	return c->count > 0 && c->total.asked > 0;
}

/* A total typed in the claim, with nothing said of its lines, is shared out over them. */
static void share_totals(claim_sheet *c)
{
	AUTO_CTX(tmp);
	int64_t *shares = NEW_ARRAY(tmp, int64_t, c->count + 1);
	const int *w = weights_of(tmp, c);

	if (given(c->claim, "waived_total") && all_unsaid(c, "waived_amount")) {
		share_out(shares, w, c->count, record_int(c->claim, "waived_total"));
		for (size_t i = 0; i < c->count; i++) {
			claim_part *p = &c->lines[i].p;
			p->pending = p->pending ? p->asked - shares[i] : 0;
			p->settled = p->settled ? p->settled - shares[i] : 0;
			p->waived = shares[i];
			c->lines[i].shared = true;
		}
	}
	if (given(c->claim, "settled_total") && all_unsaid(c, "settled_amount") && claim_decided(c->claim)) {
		share_out(shares, w, c->count, record_int(c->claim, "settled_total"));
		for (size_t i = 0; i < c->count; i++) {
			c->lines[i].p.settled = shares[i];
			c->lines[i].p.refused = c->lines[i].p.asked - c->lines[i].p.waived - shares[i];
			c->lines[i].shared = true;
		}
	}
}

static void add_up(claim_sheet *c)
{
	claim_part *t = &c->total;

	*t = (claim_part){0};
	c->charged = 0;
	for (size_t i = 0; i < c->count; i++) {
		const claim_part *p = &c->lines[i].p;
		const record *x = c->lines[i].x;
		t->asked += p->asked;
		t->pending += p->pending;
		t->settled += p->settled;
		t->waived += p->waived;
		t->refused += p->refused;
		if (given(x, "real_amount") && given(x, "amount") && record_int(x, "real_amount") > record_int(x, "amount"))
			c->charged += record_int(x, "real_amount") - record_int(x, "amount");
	}
}

static void settle_up(claim_sheet *c)
{
	bool over = c->status == CLAIM_PAID || c->status == CLAIM_CLOSED;

	c->advance = record_int(c->claim, "advance");
	c->paid = over && *record_text(c->claim, "paid_on") ? c->total.settled - c->advance : 0;
	c->due = over ? 0 : c->total.pending + c->total.settled - c->advance;
}

static int read_lines(journal *j, claim_sheet *c, struct err *e)
{
	query *q = query_new(c, &e_expense);
	record **rows;

	query_where(q, "claim", OP_IS, value_int(c->claim->id));
	query_sort(q, "date", NULL);
	int code = journal_window(j, c, q, NULL, false, 0, &rows, &c->count, e);
	c->lines = NEW_ARRAY(c, claim_line, c->count + 1);
	for (size_t i = 0; i < c->count && !code; i++)
		c->lines[i] = (claim_line){.x = rows[i], .p = claim_part_of(c->claim, rows[i])};
	return code;
}

int claim_read(journal *j, const void *parent, claim_sheet **out, int64_t id, struct err *e)
{
	claim_sheet *c = NEW(parent, claim_sheet);
	int code = journal_get(j, c, &c->claim, &e_claim, id, e);

	code = code ? code : journal_get(j, c, &c->payer, &e_payer, record_int(c->claim, "payer"), e);
	code = code ? code : read_lines(j, c, e);
	if (code) {
		talloc_free(c);
		return code;
	}
	c->status = claim_status(c->claim);
	add_up(c);
	share_totals(c);
	add_up(c);
	settle_up(c);
	*out = c;
	return 0;
}

/* ---- the code of a document ---- */

char *claim_code(const void *parent, const claim_sheet *c)
{
	enum { GROUP = 5 };
	AUTO_CTX(tmp);
	char sha[SHA256_DIGEST_STRING_LENGTH];
	strbuf *text = sb_new(tmp);

	sb_addf(text, "%s\n%s\n", record_text(c->claim, "number"), record_text(c->payer, "name"));
	for (size_t i = 0; i < c->count; i++) {
		const record *x = c->lines[i].x;
		sb_addf(text, "%s\t%s\t%" PRId64 "\t%" PRId64 "\n", record_text(x, "date"), record_text(x, "kind"), record_int(x, "distance"),
		        c->lines[i].p.asked);
	}
	sb_addf(text, "%" PRId64 "\n", c->total.asked);
	SHA256Data((const uint8_t *)text->s, text->len, sha);
	return mem_printf(parent, "%.*s-%.*s", GROUP, sha, GROUP, sha + GROUP);
}

/* ---- what is owed ---- */

bool claim_awaited(const claim_sheet *c)
{
	return c->due > 0 && *record_text(c->claim, "submitted_on");
}

struct owing {
	journal *j;
	owed *o;
	struct err *e;
};

static int add_owed(void *data, const record *claim)
{
	struct owing *w = data;
	AUTO_CTX(tmp);
	claim_sheet *c;
	AUTO_ERR why = {0};
	int code = claim_read(w->j, tmp, &c, claim->id, &why);

	if (code == ERR_MISSING) /* another program took its payer away: nobody is left to owe it */
		return 0;
	if (code)
		return err_set(w->e, code, why.what, why.todo);
	if (c->due <= 0)
		return 0;
	int sent = day_field(claim, "submitted_on", clock_today());
	if (!w->o->count || sent < w->o->since) {
		w->o->since = sent;
		w->o->oldest = claim->id;
	}
	w->o->count++;
	w->o->cents += c->due;
	return 0;
}

int claims_owed(journal *j, owed *out, struct err *e)
{
	AUTO_CTX(tmp);
	const char *const open[] = {status_word(CLAIM_SENT), status_word(CLAIM_ACCEPTED), status_word(CLAIM_PARTLY), NULL};
	struct owing w = {.j = j, .o = out, .e = e};
	query *q = query_new(tmp, &e_claim);

	*out = (owed){0};
	query_any(q, "status", open);
	return journal_each(j, q, add_owed, &w, e);
}

char *owed_words(const void *parent, const owed *o)
{
	AUTO_CTX(tmp);
	int days = clock_today() - o->since;

	if (o->cents <= 0)
		return mem_dup(parent, "");
	if (days <= 0)
		return mem_printf(parent, _("You are owed %s since today"), money_text(tmp, o->cents));
	return mem_printf(parent, ngettext("You are owed %s since %d day", "You are owed %s since %d days", (unsigned long)days),
	                  money_text(tmp, o->cents), days);
}
